import { describe, expect, it } from 'vitest';
import { unitsOfGet, unitsOfQuery, unitsOfWrite } from '../../../bench/cost/capacity.ts';
import type { WireItem } from '../../../bench/cost/item-size.ts';

/** An item of exactly so many bytes. */
const itemOf = (bytes: number, keys: Record<string, string> = {}): WireItem => {
  const item = Object.fromEntries(Object.entries({ PK: 'p', SK: 's', ...keys }).map(([name, S]) => [name, { S }]));
  const taken = Object.entries({ PK: 'p', SK: 's', ...keys }).reduce((sum, [k, v]) => sum + k.length + v.length, 0);
  return { ...item, x: { S: 'x'.repeat(bytes - taken - 1) } };
};
const none = { GSI1: 0, GSI2: 0 };
const listed = { GSI1PK: 'a', GSI1SK: '1' };

describe('units of a write', () => {
  it.each([
    ['a new item of up to 1 KB', null, itemOf(1024), {}, 1],
    ['one byte more', null, itemOf(1025), {}, 2],
    ['an item in a transaction', null, itemOf(1024), { transactional: true }, 2],
    ['3 KB in a transaction', null, itemOf(3072), { transactional: true }, 6],
    ['an item that shrinks, as it was', itemOf(2000), itemOf(100), {}, 2],
    ['an item that is deleted, as it was', itemOf(2500), null, {}, 3],
    ['deleting what is not there', null, null, {}, 1],
    ['a write that is refused, by what stands', itemOf(2500), itemOf(2500), { refused: true }, 3],
    [
      'a write that is refused, by what was to be put',
      itemOf(10),
      itemOf(10),
      { refused: true, attempted: itemOf(1500) },
      2,
    ],
  ])('are counted for %s', (_, before, after, how, table) => {
    expect(unitsOfWrite(before, after, how)).toEqual({ table, indexes: none });
  });

  it.each([
    ['a row that comes', itemOf(50), itemOf(50, listed), 1],
    ['a row that goes', itemOf(50, listed), itemOf(50), 1],
    ['a row whose key changes: one out, one in', itemOf(50, listed), itemOf(50, { ...listed, GSI1SK: '2' }), 2],
    ['a row that stays, whatever else changes', itemOf(50, listed), itemOf(90, listed), 0],
    ['a row that goes with its item', itemOf(50, listed), null, 1],
  ])('count %s in an index once, also in a transaction', (_, before, after, units) => {
    expect(unitsOfWrite(before, after, { transactional: true }).indexes).toEqual({ GSI1: units, GSI2: 0 });
  });

  it('take nothing of an index where the write was refused', () => {
    expect(unitsOfWrite(null, null, { refused: true, attempted: itemOf(50, listed) }).indexes).toEqual(none);
  });
});

describe('units of a read', () => {
  it.each([
    ['an item of up to 4 KB', [itemOf(4096)], true, 1],
    ['one byte more', [itemOf(4097)], true, 2],
    ['an item that is not there', [null], true, 1],
    ['items by their keys, each rounded up', [itemOf(100), itemOf(100)], true, 2],
    ['eventual consistency, half of it', [itemOf(100), null], false, 1],
  ])('are counted for %s', (_, items, consistent, units) => {
    expect(unitsOfGet(items, { consistent })).toBe(units);
  });

  it.each([
    ['many small items, rounded up once', Array.from({ length: 20 }, () => itemOf(400)), true, 2],
    ['an empty page', [], true, 1],
    ['an empty page of an index', [], false, 0.5],
    ['a hundred rows of 150 bytes in an index', Array.from({ length: 100 }, () => itemOf(150)), false, 2],
  ])('are counted for a query over %s', (_, items, consistent, units) => {
    expect(unitsOfQuery(items, { consistent })).toBe(units);
  });
});
