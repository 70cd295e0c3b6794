/**
 * What an object may leave out where it is stored: a field that is null (`null`), a list that is empty (`[]`), and the same of the object
 * or of the objects in the list that the field holds (`within`).
 */
type Blank = null | readonly [] | Within;
interface Within {
  /** What the field itself is where it is left out; undefined where it always stands. */
  readonly blank: null | readonly [] | undefined;
  readonly within: Shape;
}
export interface Shape {
  readonly [field: string]: Blank;
}
export type Fields = Readonly<Record<string, unknown>>;

const isWithin = (blank: Blank): blank is Within => blank !== null && !Array.isArray(blank);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isBlank = (value: unknown, blank: Blank | undefined): boolean =>
  blank === null ? value === null : Array.isArray(blank) && isEmpty(value);

/** Applies a change to what a field holds: an object, or each object of a list. */
const through = (value: unknown, change: (fields: Fields) => Fields): unknown =>
  Array.isArray(value) ? value.map(change) : value === null ? null : change(value as Fields);

/** The fields without what the shape allows to leave out. */
export const leaveOut = (fields: Fields, shape: Shape): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const blank = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (blank === undefined) return [[name, value]];
      if (!isWithin(blank)) return isBlank(value, blank) ? [] : [[name, value]];
      return isBlank(value, blank.blank) ? [] : [[name, through(value, (inner) => leaveOut(inner, blank.within))]];
    }),
  );

/** The fields with what was left out; the inverse of `leaveOut`. */
export const fillIn = (fields: Fields, shape: Shape): Fields => {
  const filled: Record<string, unknown> = { ...fields };
  for (const [name, blank] of Object.entries(shape)) {
    const own = isWithin(blank) ? blank.blank : blank;
    if (filled[name] === undefined && own !== undefined) filled[name] = own;
    else if (isWithin(blank)) filled[name] = through(filled[name], (inner) => fillIn(inner, blank.within));
  }
  return filled;
};

/** What a shape allows to leave out, by dotted path: `document.title`, `dates[].value`. */
export const blankPathsOf = (shape: Shape, prefix = ''): string[] =>
  Object.entries(shape).flatMap(([name, blank]) => {
    if (!isWithin(blank)) return [`${prefix}${name}`];
    const own = blank.blank === undefined ? [] : [`${prefix}${name}`];
    return [...own, ...blankPathsOf(blank.within, `${prefix}${name}${Array.isArray(blank.blank) ? '[]' : ''}.`)];
  });
