import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type ClaimRecord,
  claimRecordSchema,
  documentRecordSchema,
  type StatisticRecord,
  statisticRecordSchema,
} from '../../../shared/domain/record.ts';
import { blankFieldsOf, restoredRecord, storedRecord } from '../../../shared/domain/stored-record.ts';
import { claimSortKey, shardPartition, statisticSortKey } from '../../../shared/domain/table-keys.ts';
import { recordsOf } from '../persistence/records-of.ts';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly prefixItems?: unknown;
}

/** The fields of a schema that may be null, or a list of any length: null comes first where both could be. */
const blankIn = (schema: JsonSchema, prefix = ''): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const nullable = [field, ...(field.anyOf ?? [])].some(({ type }) => [type].flat().includes('null'));
    const held = field.anyOf?.find(({ type }) => type !== 'null') ?? field;
    const list = held.type === 'array' && held.prefixItems === undefined;
    const own = nullable || list ? [`${prefix}${name}`] : [];
    return [...own, ...blankIn(list ? (held.items ?? {}) : held, `${prefix}${name}${list ? '[]' : ''}.`)];
  });

const kinds = [
  ['claimwire/claim@1', claimRecordSchema],
  ['claimwire/statistic@1', statisticRecordSchema],
  ['claimwire/document@1', documentRecordSchema],
] as const;

const text = `À Port-Royan, « le pont sera fermé deux ans, pour 3,2 millions d’euros », a déclaré Léa Martin, maire de la ville.
Selon la préfecture, 12 % des trajets ont été supprimés en 2024. Elle n’a pas précisé quand ils reprendraient.`;

const file = 'mairie.txt';
const partition = (record: ClaimRecord | StatisticRecord) => shardPartition(record.documentId, record.runId, 0);
const itemOf = (record: ClaimRecord | StatisticRecord) => ({
  PK: partition(record),
  SK: record.schema === 'claimwire/claim@1' ? claimSortKey(record.id) : statisticSortKey(record.id),
  GSI1PK: 'UNIT#%#2026-03',
  GSI1SK: '2026-03-01',
  ...storedRecord(record),
});

describe('a stored record', () => {
  it.each(kinds)('of %s may leave out every field that may be null or empty', (schema, contract) => {
    const others = new Set(['sentenceText', 'modifier', 'vague']);
    const fields = blankFieldsOf(schema)
      .map(({ path }) => path)
      .filter((path) => !others.has(path));
    expect(fields.toSorted()).toEqual(blankIn(z.toJSONSchema(contract) as JsonSchema).toSorted());
  });

  it('holds no null, no empty list, and nothing that its keys say', () => {
    const { claims, statistics } = recordsOf(text);
    const records = [...claims, ...statistics];
    expect(records.length).toBeGreaterThan(4);
    for (const record of records) {
      const stored = storedRecord(record);
      expect(JSON.stringify(stored)).not.toMatch(/null|\[\]/);
      expect(stored).not.toHaveProperty('id');
      expect(stored).not.toHaveProperty('documentId');
      expect(stored).not.toHaveProperty('runId');
      expect(restoredRecord(itemOf(record), record.schema, file)).toEqual(record);
    }
  });

  it.each([
    ['is left out where it is the text and a full stop', 'Le pont sera fermé', 'Le pont sera fermé.', false],
    ['stands where it is the text alone', 'Le pont sera fermé', 'Le pont sera fermé', true],
    ['stands where it is more than the text', 'le pont sera fermé', 'Il dit que le pont sera fermé.', true],
    ['stands where it ends otherwise', 'Le pont sera-t-il fermé', 'Le pont sera-t-il fermé ?', true],
  ])('has a sentence that %s', (_, claimText, sentenceText, stands) => {
    const record: ClaimRecord = { ...recordsOf(text).claims[0]!, text: claimText, sentenceText };
    expect('sentenceText' in storedRecord(record)).toBe(stands);
    expect(restoredRecord(itemOf(record), record.schema, file)).toEqual(record);
  });

  it('becomes the record that it was, whatever is null or empty in it', () => {
    const { claims, statistics } = recordsOf(text);
    const records: readonly (ClaimRecord | StatisticRecord)[] = [...claims, ...statistics];
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.infiniteStream(fc.boolean()), (record, chance) => {
        const contract = record.schema === 'claimwire/claim@1' ? claimRecordSchema : statisticRecordSchema;
        const whole = structuredClone(record) as unknown as Record<string, unknown>;
        for (const { path, value } of blankFieldsOf(record.schema))
          if (value !== undefined && chance.next().value) blank(whole, path, value);
        const emptied = contract.parse(whole);
        expect(restoredRecord(itemOf(emptied), emptied.schema, file)).toEqual(emptied);
      }),
    );
  });

  it('keeps the null of a field that is left out where it has another value', () => {
    const record: ClaimRecord = { ...recordsOf(text).claims[0]!, polarity: null, hedged: null, about: null };
    expect(storedRecord(record)).toMatchObject({ polarity: null, hedged: null, about: null });
    expect(restoredRecord(itemOf(record), record.schema, file)).toEqual(record);
  });

  it('is refused where no record stands', () => {
    const [record] = recordsOf(text).claims;
    expect(() => restoredRecord({ ...itemOf(record!), PK: 'DOC#d1' }, record!.schema, file)).toThrow(/DOC#d1/);
  });
});

/** Gives the field at a path a value. */
function blank(fields: Record<string, unknown>, path: string, to: unknown): void {
  const [name = '', ...rest] = path.split('.');
  const own = name.replace('[]', '');
  const value = fields[own];
  if (rest.length === 0) fields[own] = to;
  else
    for (const inner of Array.isArray(value) ? value : value === null ? [] : [value])
      blank(inner as Record<string, unknown>, rest.join('.'), to);
}
