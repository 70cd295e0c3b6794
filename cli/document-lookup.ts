import type { Head } from '../client/index.ts';
import { documentIdOf, keyHashOf } from '../shared/domain/identity.ts';
import { isLive, type KeyFence } from '../shared/domain/key-fence.ts';
import { explainQuarantine } from '../shared/domain/quarantine.ts';
import type { DocumentState, RecordStore } from '../shared/persistence/record-store.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

/** A document by what the user calls it: its id, or the key of its file, of which its fence knows the document. */
export const lookUpDocument = async (
  store: Pick<RecordStore, 'readFence'>,
  bucket: string,
  named: string,
): Promise<string> => {
  if (/^[0-9a-f]{32}$/.test(named)) return named;
  const fence = await store.readFence(keyHashOf(bucket, named));
  // A file that names its source's article is part of that document; only its fence can tell.
  return fence?.docId ?? documentIdOf({ bucket, key: named, source: null, articleId: null });
};

const heldBack = 'it is held back by its newsroom. Give --include-restricted.';
const underWay = 'its file is still being read. Try again in a moment.';
const deleted = 'its file was deleted from the bucket.';
const unknown =
  'none is known by this id or key. "claimwire records --from DATE" lists those that are; a file just uploaded takes a few seconds.';

/** Why nothing can be read of a document, and what to do. */
export const whyUnreadable = ({
  head,
  keys,
}: Pick<DocumentState, 'head'> & { readonly keys: readonly Pick<KeyFence, 'state'>[] }): {
  code: ExitCode;
  why: string;
} => {
  if (head?.run) return { code: exitCode.noInput, why: heldBack };
  if (head?.quarantine) return { code: exitCode.badData, why: explainQuarantine(head.quarantine) };
  if (keys.some((key) => isLive(key as KeyFence))) return { code: exitCode.noInput, why: underWay };
  if (head ?? keys.length > 0) return { code: exitCode.noInput, why: deleted };
  return { code: exitCode.noInput, why: unknown };
};

/** Why a document is not in quarantine. */
export const whyNotQuarantined = ({ head, keys }: Pick<DocumentState, 'head' | 'keys'>): string => {
  if (head?.run) return 'it can be read.';
  if (keys.some(isLive)) return underWay;
  if (head ?? keys.length > 0) return deleted;
  return 'none is known by this id or key. "claimwire quarantine list" names those that are.';
};

/** What a reader should know of a document that is not what was uploaded last; null when it is. */
export const staleness = ({ stale, quarantine }: Pick<Head, 'stale' | 'quarantine'>): string | null => {
  if (quarantine !== null) return `stale: latest version not read (${quarantine.reason})`;
  return stale ? 'stale: latest version still being read' : null;
};
