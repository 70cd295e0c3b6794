import { type IndexName, indexes } from '../../shared/domain/table-keys.ts';
import { itemBytes, type WireItem } from './item-size.ts';

/** What a write takes of the table and of each index, in write request units. */
export interface WriteUnits {
  readonly table: number;
  readonly indexes: Readonly<Record<IndexName, number>>;
}

const writeUnitBytes = 1024;
const readUnitBytes = 4096;
/** Nothing is written or read for less. */
const unitsFor = (bytes: number, unitBytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));
const writeUnitsOf = (bytes: number): number => unitsFor(bytes, writeUnitBytes);

/** The row of an item in an index that carries keys only; null where it stands in none. */
const rowOf = (index: IndexName, item: WireItem | null): WireItem | null => {
  const { partition, sort } = indexes[index];
  if (item === null) return null;
  const { PK, SK, [partition]: partitionValue, [sort]: sortValue } = item;
  if (!PK || !SK || !partitionValue || !sortValue) return null;
  return { PK, SK, [partition]: partitionValue, [sort]: sortValue };
};

/** A row that comes or goes is a write; one whose key changes is two; one that stays is none. */
const indexUnits = (index: IndexName, before: WireItem | null, after: WireItem | null): number => {
  const [old, now] = [rowOf(index, before), rowOf(index, after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return 0;
  return [old, now].reduce((sum, row) => sum + (row === null ? 0 : writeUnitsOf(itemBytes(row))), 0);
};

/**
 * What one write takes, given the item as it stood before and after: the larger of the two counts, twice in a transaction. A write whose condition
 * failed takes what it would have taken of the table (`attempted`, where it can be told), and nothing of an index. That rows of an index count once
 * in a transaction too is how DynamoDB's transactions are described: they double what is done to the items.
 */
export const unitsOfWrite = (
  before: WireItem | null,
  after: WireItem | null,
  { transactional = false, refused = false, attempted = null as WireItem | null } = {},
): WriteUnits => {
  const bytes = [before, after, attempted].map((item) => (item === null ? 0 : itemBytes(item)));
  const table = writeUnitsOf(Math.max(...bytes)) * (transactional ? 2 : 1);
  const of = (index: IndexName) => (refused ? 0 : indexUnits(index, before, after));
  return { table, indexes: { GSI1: of('GSI1'), GSI2: of('GSI2') } };
};

/** What items read by their keys take: each is rounded up to 4 KB by itself, and one that is not there costs as the least. */
export const unitsOfGet = (items: readonly (WireItem | null)[], { consistent = true } = {}): number =>
  items.reduce((sum, item) => sum + unitsFor(item === null ? 0 : itemBytes(item), readUnitBytes), 0) *
  (consistent ? 1 : 0.5);

/** What a page of a query takes: all that it passes over, whole items whatever is shown of them, rounded up once. */
export const unitsOfQuery = (items: readonly WireItem[], { consistent = true } = {}): number =>
  unitsFor(
    items.reduce((sum, item) => sum + itemBytes(item), 0),
    readUnitBytes,
  ) * (consistent ? 1 : 0.5);

/** The rows that a query of an index passes over, as they stand in it. */
export const rowsOf = (index: IndexName, items: readonly WireItem[]): WireItem[] =>
  items.map((item) => rowOf(index, item)).filter((row) => row !== null);
