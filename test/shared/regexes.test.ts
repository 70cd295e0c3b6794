import { globSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

interface RegExpLiteral {
  readonly pattern: string;
  readonly flags: string;
}

/** Every regular expression literal in a syntax tree. */
const literalsIn = (node: unknown): RegExpLiteral[] => {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'RegExpLiteral' ? [node as unknown as RegExpLiteral] : [];
  return [...own, ...Object.values(node).flatMap(literalsIn)];
};

const literals = globSync('{shared,client,functions}/**/*.ts', { cwd: root }).flatMap((file) =>
  literalsIn(parseSync(readFileSync(`${root}${file}`, 'utf8'), { syntax: 'typescript', target: 'es2022' })).map(
    ({ pattern, flags }) => ({ file, pattern, flags }),
  ),
);
const distinct = [...new Map(literals.map((literal) => [`/${literal.pattern}/${literal.flags}`, literal])).entries()];

describe('the regular expressions that ship', () => {
  it('are found', () => expect(distinct.length).toBeGreaterThan(20));

  it.each(distinct)('%s cannot be made to backtrack', (_, { pattern, flags, file }) => {
    const { status, complexity } = checkSync(pattern, flags, { timeout: 20_000 }) as {
      status: string;
      complexity?: { summary: string };
    };
    expect(status, `${file}: ${complexity?.summary ?? 'not decided'}`).toBe('safe');
  });
});
