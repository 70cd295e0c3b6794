import type { TableKey } from '../domain/table-keys.ts';

/** An item that a person's decision is kept in, JSON values only. */
export type EditorialItem = TableKey & Readonly<Record<string, unknown>>;

/** Puts an item where what stands is as it was when the decision was made. */
export interface ConditionalPut {
  readonly item: EditorialItem;
  /** One attribute of what must stand there; null when nothing may. */
  readonly standing: { readonly name: string; readonly value: string | number } | null;
}

/** What recording people's decisions needs of the table: GetItem, and PutItem on the keys of verdicts and aliases. */
export interface EditorialTable {
  /** The items that stand under these keys, consistently, in any order. */
  get(keys: readonly TableKey[]): Promise<readonly EditorialItem[]>;
  /** All puts or none. False: something else stands somewhere, nothing was written. A thrown error leaves open whether they happened. */
  putAll(puts: readonly ConditionalPut[]): Promise<boolean>;
}

/** The content of an item: without its keys. Throws when it is of a schema that this release does not know. */
export const contentOf = <Value extends { readonly schema: string }>(
  item: EditorialItem,
  schema: Value['schema'],
): Value => {
  if (item.schema !== schema)
    throw new Error(`An item has the schema ${String(item.schema)}, not ${schema}. Update claimwire.`);
  const { PK, SK, GSI1PK, GSI1SK, GSI2PK, GSI2SK, ...content } = item;
  return content as unknown as Value;
};
