import { describe, expect, it } from 'vitest';
import { csvRow } from '../../cli/formats/csv.ts';

describe('a CSV row', () => {
  it.each([
    ['plain text', 'douze', 'douze'],
    ['a comma', 'a, b', '"a, b"'],
    ['quote marks', 'dit "oui"', '"dit ""oui"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['nothing', null, ''],
    ['a negative number', -33, '-33'],
    ['a formula', '=1+1', "'=1+1"],
    ['text that begins with a sign', '- 33 %', "'- 33 %"],
    ['a command', '@SUM(A1)', "'@SUM(A1)"],
    ['a formula after a tab', '\t=1', "\t'=1"],
    ['a formula after a carriage return', '\r=1', `"\r'=1"`],
    ['a formula after spaces', '  =1', "  '=1"],
    ['a formula in a cell of its own where semicolons part them', 'a; =1+1;b', "a; '=1+1;b"],
    ['semicolons between words', 'oui ; non', 'oui ; non'],
    ['a full-width sign', '＝1', "'＝1"],
  ])('holds %s', (_what, cell, written) => {
    expect(csvRow([cell, 'x'])).toBe(`${written},x\r\n`);
  });
});
