import type { ClaimRecord, StatisticRecord } from './record.ts';
import { idOfSortKey, parseShardPartition, type TableKey } from './table-keys.ts';

/**
 * What a record may leave out where it stands in the table: a field that is null (`null`), a list that is empty (`[]`), and the same of the object
 * or of the objects in the list that the field holds (`within`).
 */
type Blank = null | readonly [] | Within;
interface Within {
  /** What the field itself is where it is left out; undefined where it always stands. */
  readonly blank: null | readonly [] | undefined;
  readonly within: Shape;
}
interface Shape {
  readonly [field: string]: Blank;
}
type Fields = Readonly<Record<string, unknown>>;

const contextShape = {
  previousSentenceText: null,
  document: {
    blank: undefined,
    within: { title: null, source: null, url: null, publishedAt: null, language: null, embargoedUntil: null },
  },
} as const satisfies Shape;

const shapes = {
  'claimwire/claim@1': {
    ...contextShape,
    asRead: null,
    fragments: null,
    speaker: { blank: null, within: { name: null, role: null, id: null, kind: null } },
    cue: { blank: null, within: { act: null } },
    polarity: null,
    hedged: null,
    about: [],
    checkWorthiness: null,
    statisticIds: [],
    dateIds: [],
    dates: { blank: [], within: { value: null } },
  },
  'claimwire/statistic@1': {
    ...contextShape,
    asRead: null,
    value: null,
    low: null,
    high: null,
    total: null,
    unit: null,
    counted: null,
    metric: null,
    change: { blank: null, within: { by: null, from: null, to: null } },
    dateId: null,
    baselineDateId: null,
    place: null,
    claimId: null,
    date: null,
    baselineDate: null,
  },
} as const satisfies Record<string, Shape>;
type StoredSchema = keyof typeof shapes;

const isWithin = (blank: Blank): blank is Within => blank !== null && !Array.isArray(blank);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isBlank = (value: unknown, blank: Blank | undefined): boolean =>
  blank === null ? value === null : Array.isArray(blank) && isEmpty(value);

/** Applies a change to what a field holds: an object, or each object of a list. */
const through = (value: unknown, change: (fields: Fields) => Fields): unknown =>
  Array.isArray(value) ? value.map(change) : value === null ? null : change(value as Fields);

const leaveOut = (fields: Fields, shape: Shape): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const blank = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (blank === undefined) return [[name, value]];
      if (!isWithin(blank)) return isBlank(value, blank) ? [] : [[name, value]];
      return isBlank(value, blank.blank) ? [] : [[name, through(value, (inner) => leaveOut(inner, blank.within))]];
    }),
  );

const fillIn = (fields: Fields, shape: Shape): Fields => {
  const filled: Record<string, unknown> = { ...fields };
  for (const [name, blank] of Object.entries(shape)) {
    const own = isWithin(blank) ? blank.blank : blank;
    if (filled[name] === undefined && own !== undefined) filled[name] = own;
    else if (isWithin(blank)) filled[name] = through(filled[name], (inner) => fillIn(inner, blank.within));
  }
  return filled;
};

/**
 * A record as it stands in the table: without what is null or empty, and without its id and those of its document and run, which its keys say. So
 * most are within 1 KB, and a write unit.
 */
export const storedRecord = ({ id: _, documentId: __, runId: ___, ...record }: ClaimRecord | StatisticRecord): Fields =>
  leaveOut(record, shapes[record.schema]);

/** The record in an item, whole again, without the attributes that are keys. Throws where the item stands where no record does. */
export const restoredRecord = <Value extends ClaimRecord | StatisticRecord>(
  { PK, SK, GSI1PK: _, GSI1SK: __, GSI2PK: ___, GSI2SK: ____, ...stored }: TableKey & Fields,
  schema: Value['schema'],
): Value => {
  const place = parseShardPartition(PK);
  if (place === null) throw new Error(`No record stands under ${PK}.`);
  const ids = { id: idOfSortKey(SK), documentId: place.docId, runId: place.runId };
  return { ...ids, ...fillIn(stored, shapes[schema]) } as unknown as Value;
};

/** The fields that a schema's items may leave out, by dotted path (`document.title`, `dates[].value`); for the published schemas, and for the test that none is missing. */
export const blankFieldsOf = (schema: StoredSchema): string[] => {
  const paths = (shape: Shape, prefix: string): string[] =>
    Object.entries(shape).flatMap(([name, blank]) => {
      if (!isWithin(blank)) return [`${prefix}${name}`];
      const own = blank.blank === undefined ? [] : [`${prefix}${name}`];
      return [...own, ...paths(blank.within, `${prefix}${name}${Array.isArray(blank.blank) ? '[]' : ''}.`)];
    });
  return paths(shapes[schema], '');
};
