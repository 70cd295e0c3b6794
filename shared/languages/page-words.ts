/** Kinds of line that a page has around its article, told by their words. */
export type FurnitureKind = 'credit' | 'byline' | 'timestamp' | 'navigation' | 'sharing' | 'newsletter' | 'consent';

/** How a language's pages word what is not article. Everything in lower case, with straight apostrophes and plain spaces. */
export interface PageWords {
  /** A line that begins so is of that kind: what no sentence and no headline begins with. */
  readonly openings: Readonly<Record<FurnitureKind, readonly string[]>>;
  /** A line that is just this is of that kind, whatever else begins with it ("accueil", "home"). */
  readonly lines: Readonly<Partial<Record<FurnitureKind, readonly string[]>>>;
  /** Words for a day near by, in a timestamp. */
  readonly nearDays: readonly string[];
  /** What a number alone on its line counts: "12 partages", "4 min read". */
  readonly counters: readonly string[];
  /** Over a list of other pieces' headlines. */
  readonly relatedHeadings: readonly string[];
  /** Over what readers wrote below the article. */
  readonly commentHeadings: readonly string[];
}
