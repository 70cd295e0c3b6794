import type { Head } from '../shared/domain/head.ts';
import type { ClaimRecord, StatisticRecord } from '../shared/domain/record.ts';
import type { Fields } from '../shared/domain/sparse.ts';
import { restoredHead } from '../shared/domain/stored-head.ts';
import { restoredRecord } from '../shared/domain/stored-record.ts';
import type { Item } from './table-reader.ts';

const keyAttributes = new Set(['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK']);

const refuseUnknown = (item: Item, schema: string): void => {
  if (item.schema !== schema)
    throw new Error(`An item has the schema ${String(item.schema)}, not ${schema}. Update the claimwire client.`);
};

/** What an item holds beside its keys. Throws when it is of a schema that this client does not know. */
export const contentOf = <Value extends { readonly schema: string }>(item: Item, schema: Value['schema']): Value => {
  refuseUnknown(item, schema);
  return Object.fromEntries(Object.entries(item).filter(([name]) => !keyAttributes.has(name))) as unknown as Value;
};

/** The claim or statistic in an item of a run of this file. Throws when it is of a schema that this client does not know. */
export const recordOf = <Value extends ClaimRecord | StatisticRecord>(
  item: Item,
  schema: Value['schema'],
  file: string,
): Value => {
  refuseUnknown(item, schema);
  return restoredRecord<Value>(item, schema, file);
};

export const headOf = (item: Item): Head =>
  restoredHead(item.PK, contentOf<Fields & { schema: Head['schema'] }>(item, 'claimwire/head@1'));
