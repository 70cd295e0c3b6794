import { expect, it } from 'vitest';
import { unitSymbolOf } from '../../cli/unit-symbol.ts';

it.each([
  ['EUR', 'EUR'],
  ['eur', 'EUR'],
  ['€', 'EUR'],
  ['euros', 'EUR'],
  ['Euro', 'EUR'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['xaf', 'XAF'],
  ['%', '%'],
  ['pour cent', '%'],
  ['percent', '%'],
  ['km', 'km'],
  ['kilomètres', 'km'],
  ['Kilome\u0300tres', 'km'],
  [' miles ', 'mi'],
  ['km/h', 'km/h'],
  ['années', 'year'],
  ['year', 'year'],
  ['zorkmid', 'zorkmid'],
])('takes "%s" for %s', (name, symbol) => {
  expect(unitSymbolOf(name)).toBe(symbol);
});
