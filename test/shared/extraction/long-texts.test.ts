import { describe, expect, it } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import { sentenceContext } from '../../../shared/extraction/sentence-context.ts';
import { clean } from '../../../shared/text/clean.ts';
import { longestStretch } from '../../../shared/text/stretches.ts';

const wordOf = (number: number): string =>
  [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
const paragraphOf = (i: number): string =>
  `Le maire de Val${wordOf(i)}, Paul Aubry, a annoncé que ${i + 20} écoles fermeront. « Nous perdons ${i + 10} élèves », a-t-il dit.`;
const paragraphs = Array.from({ length: 2_000 }, (_, i) => paragraphOf(i));
const long = `Lyon, 12 mars 2026\n\n${paragraphs.join('\n\n')}`;
const options = { name: 'livre.txt', receivedAt: '2026-03-13T00:00:00Z' };

describe('a text that is longer than any article', () => {
  const context = sentenceContext(long);
  const { claims, statistics, document } = extract(long, { ...options, onSentences: context.add });

  it('is read to its end, each paragraph as it would be by itself', () => {
    expect(long.length).toBeGreaterThan(longestStretch);
    for (const record of [...claims, ...statistics]) expect(long.slice(...record.span)).toBe(record.text);
    expect(new Set([...claims, ...statistics].map(({ id }) => id)).size).toBe(claims.length + statistics.length);
    const counts = statistics.filter(({ counted }) => counted?.key === 'école').map(({ value }) => value);
    expect(counts).toEqual(paragraphs.map((_, i) => i + 20));
    expect(claims.filter(({ kind }) => kind === 'direct').map(({ text }) => text)).toEqual(
      paragraphs.map((_, i) => `Nous perdons ${i + 10} élèves`),
    );
    expect(document.publishedAt).toEqual({ date: '2026-03-12', from: 'dateline' });
  });

  it('gives each record its own sentence and the one before it', () => {
    for (const { sentence, text } of claims.filter(({ kind }) => kind === 'direct')) {
      const around = context.of(sentence);
      expect(around.text).toContain(text);
      expect(around.previous).toMatch(/^Le maire de .* fermeront\.$/u);
    }
  });

  it('has one head: a day that stands alone further down is not its publication', () => {
    const archive = `${long.slice(long.indexOf('\n'), longestStretch - 200)}\n\n${' '.repeat(300)}Paris, 1er mai 2020\n\n${paragraphs[0]}`;
    expect(extract(archive, options).document.publishedAt).toBeNull();
  });

  it('is not read on once it has more records than its reader takes', () => {
    const { statistics: some, claims: others } = extract(long, { ...options, mostRecords: 100 });
    expect(some.length + others.length).toBeGreaterThan(100);
    expect(some).toEqual(statistics.slice(0, some.length));
    expect(some.length).toBeLessThan(statistics.length);
  });
});

it('is not read on either once it has more dates than that', () => {
  const calendar = 'le 3 mai 1980\n\n'.repeat(longestStretch / 10);
  const { dates } = extract(calendar, { ...options, metadata: { language: 'fr' }, mostRecords: 100 });
  expect(dates.length).toBeGreaterThan(100);
  expect(dates.at(-1)?.span[1]).toBeLessThanOrEqual(longestStretch);
});

describe('a line as long as a file may be', () => {
  const words = 'le maire a dit que la ville compte douze ponts ';
  const line = words.repeat(Math.ceil((10 * 1024 * 1024) / words.length));

  it('is read as it stands', () => {
    expect(clean(line).text).toBe(line);
    const { statistics } = extract(line, { ...options, sha256: '0', mostRecords: 10 });
    expect(statistics[0]).toMatchObject({ text: 'douze', value: 12 });
  });
});
