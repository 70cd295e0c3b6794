import { isDeepStrictEqual } from 'node:util';
import type { TableItem } from '../persistence/record-store.ts';

/** What a record says, without where it stands and which extraction it is of. JSON, since what was undefined is not stored. */
const contentOf = ({ PK: _, runId: __, extractorVersion: ___, ...content }: TableItem): unknown =>
  JSON.parse(JSON.stringify(content));

/** Whether two runs hold the same items, but for the run and the extractor that each names. */
export const sameRecords = (before: readonly TableItem[], after: readonly TableItem[]): boolean => {
  if (before.length !== after.length) return false;
  const standing = new Map(before.map((item) => [item.SK, item]));
  return after.every((item) => {
    const one = standing.get(item.SK);
    return one !== undefined && isDeepStrictEqual(contentOf(one), contentOf(item));
  });
};
