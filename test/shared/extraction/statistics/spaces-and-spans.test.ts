import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../../shared/domain/span.ts';
import { dateRules } from '../../../../shared/extraction/dates/date-rules.ts';
import { extract } from '../../../../shared/extraction/extract.ts';
import { statisticRules } from '../../../../shared/extraction/statistics/statistic-rules.ts';

const sentences = [...statisticRules, ...dateRules].flatMap(({ examples, lookAlikes }) => [...examples, ...lookAlikes]);
const spaces = fc.constantFrom('\u00a0', '\u202f', '\u2009');
const metadata = { publishedAt: '2014-03-05' };
const options = { name: 'a.txt', receivedAt: '2014-03-06T00:00:00Z' };

const oneSpace = (text: string) => text.replace(/\s/gu, ' ');

describe.each(['fr', 'en'] as const)('any text of sentences with numbers and dates (%s)', (language) => {
  const known = sentences.filter((sentence) => sentence.language === language).map(({ text }) => text);
  const texts = fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
  const read = (text: string) => extract(text, { ...options, metadata: { ...metadata, language } });

  it('reads the same with any space in place of a space', () => {
    fc.assert(
      fc.property(texts, spaces, (text, space) => {
        const recordsOf = (source: string) => {
          const { statistics, dates } = read(source);
          return JSON.parse(oneSpace(JSON.stringify({ statistics, dates })), (key, value) =>
            key === 'id' || key === 'claimId' || key === 'asRead' ? undefined : value,
          );
        };
        expect(recordsOf(text.replaceAll(' ', space))).toEqual(recordsOf(text));
      }),
    );
  });

  it('gives spans that hold their words, within the text and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { statistics, dates } = read(text);
        const holds = (passage: { text: string; span: Span } | null) => {
          if (passage !== null) expect(text.slice(...passage.span)).toBe(passage.text);
        };
        for (const records of [statistics, dates]) {
          let end = 0;
          for (const record of records) {
            holds(record);
            expect(record.span[0]).toBeGreaterThanOrEqual(end);
            [, end] = record.span;
          }
        }
        for (const { counted, metric, place } of statistics)
          for (const passage of [counted, metric, place]) holds(passage);
      }),
    );
  });

  it('links each statistic to dates and statistics that are there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { statistics, dates } = read(text);
        const dateIds = new Set<string | null>(dates.map(({ id }) => id)).add(null);
        const ids = new Set<string | null>(statistics.map(({ id }) => id)).add(null);
        for (const { dateId, baselineDateId, change } of statistics) {
          expect(dateIds.has(dateId) && dateIds.has(baselineDateId)).toBe(true);
          for (const id of [change?.by, change?.from, change?.to]) expect(ids.has(id ?? null)).toBe(true);
        }
      }),
    );
  });
});
