import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Head } from '../domain/head.ts';
import type { MissedChange } from '../domain/missed-change.ts';
import type { Verdict } from '../domain/verdict.ts';
import { contentOf } from '../editorial/editorial-table.ts';
import { readHeadItem } from '../persistence/read-items.ts';
import type { TableItem } from '../persistence/record-store.ts';
import { type AnnouncedRun, type HeadChange, switchOf } from './announce-change.ts';

type Image = Readonly<Record<string, unknown>>;

/** A record of the table's stream, as Lambda, a pipe and the stream's own API hand it out. */
export interface StreamRecord {
  readonly eventName?: string | undefined;
  readonly dynamodb?:
    | {
        readonly SequenceNumber?: string | undefined;
        readonly OldImage?: Image | undefined;
        readonly NewImage?: Image | undefined;
      }
    | undefined;
}

/** What subscribers are told of: a head that changed, or a verdict that was recorded. */
export type StreamChange =
  | { readonly kind: 'head'; readonly change: HeadChange }
  | { readonly kind: 'verdict'; readonly verdict: Verdict };

const itemOf = (image: Image): TableItem =>
  unmarshall(image as Record<string, AttributeValue>, { wrapNumbers: Number }) as TableItem;
const headOf = (image: Image): Head => readHeadItem(itemOf(image));

/** The change that a record is; null where it is none that subscribers are told of, as the pipe's filter has it. */
export const changeIn = ({ eventName, dynamodb: { OldImage, NewImage } = {} }: StreamRecord): StreamChange | null => {
  if (NewImage === undefined) return null;
  const item = itemOf(NewImage);
  if (item.SK === 'HEAD')
    return { kind: 'head', change: { before: OldImage ? headOf(OldImage) : null, after: readHeadItem(item) } };
  if (eventName !== 'INSERT' || !item.SK.startsWith('V#')) return null;
  return { kind: 'verdict', verdict: contentOf<Verdict>(item, 'claimwire/verdict@1') };
};

const runOf = ({ id, key, versionId, extractorVersion, sha256, counts, shards }: AnnouncedRun): AnnouncedRun => ({
  id,
  key,
  versionId,
  extractorVersion,
  sha256,
  counts,
  shards,
});

/** A change by ids alone, to be told later; null where readers read the same as before. */
export const missedOf = (change: StreamChange): MissedChange | null => {
  if (change.kind === 'verdict') {
    const { claimKey, recordedAt } = change.verdict;
    return { type: 'claimwire/missed-verdict@1', claimKey, recordedAt };
  }
  const seen = switchOf(change.change);
  if (seen === null) return null;
  const { before, after, ...rest } = seen;
  return { type: 'claimwire/missed-switch@1', ...rest, before: before && runOf(before), after: after && runOf(after) };
};
