import type { ItemKey } from './requested-writes.ts';

/** The kinds of items of the table, as its layout names them. */
const kinds: readonly (readonly [kind: string, matches: (key: ItemKey) => boolean])[] = [
  ['head', ({ SK }) => SK.S === 'HEAD'],
  ['key fence', ({ SK }) => SK.S === 'KEY'],
  ['copy of the key', ({ SK }) => SK.S.startsWith('KEY#')],
  ['run manifest', ({ SK }) => SK.S.startsWith('RUN#')],
  ['document', ({ SK }) => SK.S === 'D' || SK.S.startsWith('D#')],
  ['claim', ({ SK }) => SK.S.startsWith('C#')],
  ['statistic', ({ SK }) => SK.S.startsWith('S#')],
  ['extractor version', ({ PK }) => PK.S === 'EXTRACTORS'],
  ['quarantine', ({ PK }) => PK.S.startsWith('QUARANTINE#')],
  ['verdict', ({ PK }) => PK.S.startsWith('VERDICT#')],
  ['attempt', ({ SK }) => SK.S === 'ATTEMPT'],
];
export const kindOf = (key: ItemKey): string => kinds.find(([, matches]) => matches(key))?.[0] ?? 'other';
/** Of these there are as many as an article has records. */
export const isRecord = (kind: string): boolean => kind === 'claim' || kind === 'statistic';
