import { expect, test } from 'vitest';
import {
  charsetOfContentType,
  charsetOfMarkup,
  encodingOfLabel,
} from '../../../../shared/text/decoding/charset-label.ts';

test.each([
  ['UTF-8', 'utf-8'],
  [' latin1 ', 'iso-8859-1'],
  ['CP1252', 'windows-1252'],
  ['ISO_8859-15', 'iso-8859-15'],
  ['x-mac-roman', 'macintosh'],
  ['utf-16', 'utf-16le'],
  ['windows-1251', null],
  ['', null],
])('the label %j names %j', (label, encoding) => expect(encodingOfLabel(label)).toBe(encoding));

test.each([
  ['text/plain; charset=iso-8859-1', 'iso-8859-1'],
  ['text/plain;charset="UTF-8"; format=flowed', 'UTF-8'],
  ['text/html; format=flowed; Charset = latin1', 'latin1'],
  ['text/plain', null],
  ['binary/octet-stream', null],
  [null, null],
])('the content type %j has the charset %j', (contentType, charset) =>
  expect(charsetOfContentType(contentType)).toBe(charset),
);

test.each([
  ['<meta charset=utf-8>', 'utf-8'],
  ["<meta name='x'><meta charset = 'latin1'>", 'latin1'],
  ['<?xml version="1.0" encoding="windows-1252"?><meta charset="utf-8">', 'windows-1252'],
  ['The charset="latin1" of a page', null],
  [`${' '.repeat(1_100)}<meta charset="utf-8">`, null],
])('the page %j declares %j', (page, charset) => expect(charsetOfMarkup(Buffer.from(page))).toBe(charset));
