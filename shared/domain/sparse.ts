/**
 * What an object may leave out where it is stored: a field that is null (`null`), a list that is empty (`[]`), a field with the value that most have
 * (that value), and the same of the object or of the objects in the list that the field holds (`within`).
 */
type Blank = null | readonly [] | string | boolean | Within;
interface Within {
  /** What the field itself is where it is left out; undefined where it always stands. */
  readonly blank: null | readonly [] | undefined;
  readonly within: Shape;
}
export interface Shape {
  readonly [field: string]: Blank;
}
export type Fields = Readonly<Record<string, unknown>>;

const isWithin = (blank: Blank): blank is Within =>
  typeof blank === 'object' && blank !== null && !Array.isArray(blank);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isBlank = (value: unknown, blank: Blank | undefined): boolean =>
  Array.isArray(blank) ? isEmpty(value) : value === blank;

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

/** A field that may be left out, by dotted path (`document.title`, `dates[].value`), and what it is then. */
export interface BlankField {
  readonly path: string;
  readonly value: unknown;
}

/** All that a shape allows to leave out. */
export const blankFieldsIn = (shape: Shape, prefix = ''): BlankField[] =>
  Object.entries(shape).flatMap(([name, blank]) => {
    const path = `${prefix}${name}`;
    if (!isWithin(blank)) return [{ path, value: blank }];
    const own = blank.blank === undefined ? [] : [{ path, value: blank.blank }];
    return [...own, ...blankFieldsIn(blank.within, `${path}${Array.isArray(blank.blank) ? '[]' : ''}.`)];
  });
