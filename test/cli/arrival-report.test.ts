import { expect, it } from 'vitest';
import { reportOf } from '../../cli/arrival-report.ts';
import { summary } from '../shared/persistence/samples.ts';

const uploaded = { path: 'a.txt', key: 'a.txt', keyHash: 'k', versionId: 'v1', documentId: 'd1' };
const readable = (language: 'fr' | null, claims: number) => ({
  state: 'readable' as const,
  document: summary({ language }),
  counts: { claims, statistics: 0, items: 1 },
});

it.each([
  ['readable', readable('fr', 1), 'readable    a.txt  1 claim, 0 statistics  document d1', 0],
  [
    'in another language',
    readable(null, 0),
    'readable    a.txt  neither French nor English: no records  document d1',
    0,
  ],
  [
    'quarantined',
    { state: 'quarantined' as const, reason: 'binary' as const, detail: 'PDF' },
    expect.stringMatching(/^quarantined a\.txt {2}The file is not text .*: PDF\. Export the article/),
    65,
  ],
  ['deleted', { state: 'deleted' as const }, expect.stringMatching(/^deleted .*Upload it again\.$/), 1],
])('reports a file that is %s', (_what, arrival, line, code) => {
  expect(reportOf(uploaded, arrival)).toEqual({ line, code });
});
