/** What a language says about the edges of its words. */
export interface WordEdges {
  /** What elides before an apostrophe ("l", "qu"): the mark ends the word. */
  readonly elisions: ReadonlySet<string>;
  /** What leans on the word before it ("-t-il", "'s"), the longest first, as in `norm`. */
  readonly enclitics: readonly string[];
  /** Words that look like a word with an enclitic and are none ("rendez-vous"). */
  readonly wholeWords: ReadonlySet<string>;
}

/** A word as it is written, and what its letters tell. */
export interface WordForm {
  readonly text: string;
  /** As words are looked up: NFC, lower case, straight apostrophe and hyphen, no soft hyphen. */
  readonly norm: string;
  /** Its first letter is upper case. */
  readonly capital: boolean;
  /** How many code units at its end are an enclitic, a token of its own; 0 for most words. */
  readonly leaning: number;
}

const plain = /^[a-z]*$/;
export const normalizeWord = (text: string): string => {
  if (plain.test(text)) return text;
  return text
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u00ad\u200c\u200d]/g, '')
    .normalize('NFC')
    .toLowerCase();
};

const readForm = (text: string, { wholeWords, enclitics }: WordEdges): WordForm => {
  const norm = normalizeWord(text);
  const capital = norm.charCodeAt(0) !== text.charCodeAt(0) && text[0] !== text[0]?.toLowerCase();
  const enclitic = wholeWords.has(norm)
    ? undefined
    : enclitics.find((ending) => norm.length > ending.length && norm.endsWith(ending));
  // The edge is known in the text only where normalising moved nothing.
  const leaning = enclitic === undefined || text.length !== norm.length ? 0 : enclitic.length;
  return { text, norm, capital, leaning };
};

/** A longer word is read anew each time: it is rare, and V8 would keep the whole source alive for a slice that long. */
const longestKept = 12;
/** So many forms are kept, then all are dropped: more are no vocabulary. A power of two; the table is twice as large, so that probes stay short. */
const mostKept = 1 << 14;
const slots = mostKept * 2;

const standsAt = (text: string, source: string, start: number): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== source.charCodeAt(start + i)) return false;
  return true;
};

/**
 * Reads each different word once. A few thousand words make up most of any text, and normalising them is most of what tokens cost.
 * The table is keyed by the source's code units themselves: a Map would need a new string for each word only to look it up.
 */
class WordForms {
  readonly #edges: WordEdges;
  readonly #table: (WordForm | undefined)[] = new Array(slots).fill(undefined);
  #kept = 0;

  constructor(edges: WordEdges) {
    this.#edges = edges;
  }

  /** The form of the word at `[start, end)`. */
  at(source: string, start: number, end: number): WordForm {
    const length = end - start;
    if (length > longestKept) return readForm(source.slice(start, end), this.#edges);
    let hash = 0;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + source.charCodeAt(i)) | 0;
    if (this.#kept === mostKept) {
      this.#table.fill(undefined);
      this.#kept = 0;
    }
    // The high bits too, so that endings alone do not choose the slot.
    let slot = (hash ^ (hash >>> 15)) & (slots - 1);
    for (;;) {
      const known = this.#table[slot];
      if (known === undefined) break;
      if (known.text.length === length && standsAt(known.text, source, start)) return known;
      slot = (slot + 1) & (slots - 1);
    }
    const form = readForm(source.slice(start, end), this.#edges);
    this.#table[slot] = form;
    this.#kept++;
    return form;
  }
}

const formsByEdges = new WeakMap<WordEdges, WordForms>();

/** The forms of a language's words, kept from one text to the next. */
export const wordFormsOf = (edges: WordEdges): WordForms => {
  const known = formsByEdges.get(edges);
  if (known !== undefined) return known;
  const forms = new WordForms(edges);
  formsByEdges.set(edges, forms);
  return forms;
};
