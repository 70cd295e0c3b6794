import type { Head } from '../shared/domain/head.ts';
import type { Item } from './table-reader.ts';

const keyAttributes = new Set(['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK']);

/** The record in an item. Throws when it is of a schema that this client does not know. */
export const recordOf = <Value extends { readonly schema: string }>(item: Item, schema: Value['schema']): Value => {
  if (item.schema !== schema)
    throw new Error(`An item has the schema ${String(item.schema)}, not ${schema}. Update the claimwire client.`);
  return Object.fromEntries(Object.entries(item).filter(([name]) => !keyAttributes.has(name))) as unknown as Value;
};

export const headOf = (item: Item): Head => recordOf<Head>(item, 'claimwire/head@1');
