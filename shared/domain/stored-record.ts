import type { ClaimRecord, DocumentRecord, StatisticRecord } from './record.ts';
import { type BlankField, blankFieldsIn, type Fields, fillIn, leaveOut, type Shape } from './sparse.ts';
import { documentRecordSortKey, idOfSortKey, parseShardPartition, type TableKey } from './table-keys.ts';

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
    polarity: 'stated',
    hedged: false,
    about: [],
    checkWorthiness: null,
    statisticIds: [],
    dates: { blank: [], within: { value: null } },
  },
  'claimwire/statistic@1': {
    ...contextShape,
    asRead: null,
    value: null,
    low: null,
    high: null,
    total: null,
    modifier: 'exact',
    vague: false,
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
  'claimwire/document@1': {
    language: null,
    source: null,
    articleId: null,
    revision: null,
    url: null,
    author: null,
    embargoedUntil: null,
    title: { blank: null, within: { asRead: null } },
    publishedAt: null,
    conflicts: [],
    noise: [],
    dates: { blank: [], within: { value: null } },
  },
} as const satisfies Record<string, Shape>;
type StoredSchema = keyof typeof shapes;

/** A claim without what it says twice: the ids of its dates, and its sentence where that is its text with a full stop. */
const saidOnce = ({ dateIds, sentenceText, ...rest }: Fields): Fields => ({
  ...rest,
  ...(Array.isArray(dateIds) && dateIds.join() === idsOf(rest.dates).join() ? {} : { dateIds }),
  ...(sentenceText === sentenceOf(rest.text) ? {} : { sentenceText }),
});
const sentenceOf = (text: unknown): string => `${text}.`;
const idsOf = (dates: unknown): string[] => ((dates ?? []) as readonly { readonly id: string }[]).map(({ id }) => id);

/**
 * A record as it stands in the table: without what is null or empty, without its id and those of its document and run, which its keys say, and without the
 * name of its file, which its head says. So
 * most are within 1 KB, and a write unit.
 */
export const storedRecord = ({
  id: _,
  documentId: __,
  runId: ___,
  ...whole
}: ClaimRecord | StatisticRecord): Fields => {
  const { name: ____, ...document } = whole.document;
  const record = { ...whole, document };
  return leaveOut(record.schema === 'claimwire/claim@1' ? saidOnce(record) : record, shapes[record.schema]);
};

/** The document of a run as it stands in the table: without what is null or empty, and without the ids that its key says. */
export const storedDocument = ({ id: _, runId: __, ...record }: DocumentRecord): Fields =>
  leaveOut(record, shapes[record.schema]);

const placeOf = (PK: string): { docId: string; runId: string } => {
  const place = parseShardPartition(PK);
  if (place === null) throw new Error(`No record stands under ${PK}.`);
  return place;
};

/** The document of a run that stands under a key, whole again, given its attributes without its keys. */
export const restoredDocument = (PK: string, stored: Fields): DocumentRecord => {
  const { docId, runId } = placeOf(PK);
  return { id: docId, runId, ...fillIn(stored, shapes['claimwire/document@1']) } as unknown as DocumentRecord;
};

/** The file that a run's items are of, as their document says; empty where that is not among them. */
export const fileOf = (items: readonly (TableKey & Fields)[]): string =>
  String(items.find(({ SK }) => SK === documentRecordSortKey(0))?.name ?? '');

/** The record in an item, whole again, without the attributes that are keys; `file` is the key of its run, which is its document's name. Throws where the item stands where no record does. */
export const restoredRecord = <Value extends ClaimRecord | StatisticRecord>(
  { PK, SK, GSI1PK: _, GSI1SK: __, GSI2PK: ___, GSI2SK: ____, ...stored }: TableKey & Fields,
  schema: Value['schema'],
  file: string,
): Value => {
  const { docId, runId } = placeOf(PK);
  const ids = { id: idOfSortKey(SK), documentId: docId, runId };
  const implied = schema === 'claimwire/claim@1' && {
    dateIds: idsOf(stored.dates),
    sentenceText: sentenceOf(stored.text),
  };
  const { document, ...rest } = fillIn(stored, shapes[schema]);
  return { ...ids, ...implied, ...rest, document: { name: file, ...(document as Fields) } } as unknown as Value;
};

/** The fields that a schema's items may leave out, and what they are then; undefined where other fields tell it. */
export const blankFieldsOf = (schema: StoredSchema): BlankField[] => [
  ...(schema === 'claimwire/claim@1' ? ['dateIds', 'sentenceText'] : []).map((path) => ({ path, value: undefined })),
  ...blankFieldsIn(shapes[schema]),
];
