import { expect, test } from 'vitest';
import { decodeEncodedWords } from '../../../shared/persistence/encoded-word.ts';

test.each([
  ['Agence Vallon', 'Agence Vallon'],
  ['=?UTF-8?B?w4ltaWxpZSBSb3V4?=', 'Émilie Roux'],
  ['=?UTF-8?Q?=C3=89milie_Roux?=', 'Émilie Roux'],
  ['=?iso-8859-1?q?=C9milie?=', 'Émilie'],
  ['=?UTF-8?B?w4k=?= =?UTF-8?B?bWlsaWU=?=', 'Émilie'],
  ['a =?UTF-8?B?w4k=?= b', 'a É b'],
  ['=?UTF-8?B?***?=', '=?UTF-8?B?***?='],
  ['=?no-such-charset?B?w4k=?=', '=?no-such-charset?B?w4k=?='],
  ['=?UTF-8?Q?=FF?=', '=?UTF-8?Q?=FF?='],
])('reads %s as %s', (value, text) => {
  expect(decodeEncodedWords(value)).toBe(text);
});
