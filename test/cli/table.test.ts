import { expect, it } from 'vitest';
import { tableText } from '../../cli/formats/table.ts';

it('sets cells in columns, numbers to the right, long ones cut, escapes as signs', () => {
  const rows = [
    ['deux', 12, null],
    ['a\u001b[31m\nb', 4000, 'x'.repeat(80)],
  ];
  expect(tableText(['words', 'count', 'note'], rows, (_style, text) => text).split('\n')).toEqual([
    'words     count  note',
    'deux         12',
    `a␛[31m b   4000  ${'x'.repeat(59)}…`,
    '',
  ]);
});
