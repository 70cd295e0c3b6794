import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../../bench/cost/item-size.ts';

describe('itemBytes', () => {
  it.each<[string, Record<string, AttributeValue>, number]>([
    ['a string by its bytes in UTF-8, its name counted', { nom: { S: 'été' } }, 3 + 5],
    ['a number by two digits a byte, and one more', { n: { N: '1234' } }, 1 + 3],
    ['an odd digit as a whole byte', { n: { N: '123' } }, 1 + 3],
    ['a number without the zeros at its ends', { n: { N: '0.00120' } }, 1 + 2],
    ['a number with an exponent by its digits', { n: { N: '1.25e+22' } }, 1 + 3],
    ['zero as a byte', { n: { N: '0' } }, 1 + 1],
    ['a minus as a byte', { n: { N: '-33' } }, 1 + 3],
    ['null as a byte', { n: { NULL: true } }, 1 + 1],
    ['a Boolean as a byte', { n: { BOOL: false } }, 1 + 1],
    ['an empty list as three bytes', { n: { L: [] } }, 1 + 3],
    ['an empty map as three bytes', { n: { M: {} } }, 1 + 3],
    ['a byte more for each element of a list', { n: { L: [{ S: 'ab' }, { N: '1' }] } }, 1 + 3 + (2 + 1) + (2 + 1)],
    ['a byte more for each element of a map', { n: { M: { key: { S: 'ab' } } } }, 1 + 3 + (3 + 2 + 1)],
    ['what is nested as it is at the top', { n: { L: [{ M: { k: { L: [] } } }] } }, 1 + 3 + (3 + (1 + 3 + 1)) + 1],
  ])('counts %s', (_, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });

  it('refuses a type that no item of this project has', () => {
    expect(() => itemBytes({ n: { SS: ['a'] } })).toThrow(/SS/);
  });
});
