import type { ArticleRead, ArticleStorage, VersionOf } from './article-storage.ts';
import type { FileVersion, FileVersions } from './file-versions.ts';

/** What storage tells of a change, as S3's events do. */
export interface StorageEvent {
  readonly kind: 'created' | 'deleted';
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly sequencer: string;
  /** Null when created. */
  readonly deletion: 'Delete Marker Created' | 'Permanently Deleted' | null;
}

interface StoredVersion {
  readonly versionId: string;
  /** Null for a delete marker. */
  readonly bytes: Uint8Array | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly contentType: string | null;
  readonly lastModified: string;
}

/** Versioned buckets in memory. Events are told at the end of each change, in the order in which they happened. */
export class MemoryArticleStorage implements ArticleStorage, FileVersions {
  readonly #versions = new Map<string, StoredVersion[]>();
  readonly #clock: () => Date;
  readonly #tell: (event: StorageEvent) => void;
  #count: number;

  /** `firstSequence` is where sequencers begin to count. */
  constructor(options: { clock: () => Date; tell: (event: StorageEvent) => void; firstSequence?: number }) {
    this.#clock = options.clock;
    this.#tell = options.tell;
    this.#count = options.firstSequence ?? 0x1000;
  }

  #of(bucket: string, key: string): StoredVersion[] {
    const id = `${bucket}\n${key}`;
    const versions = this.#versions.get(id) ?? [];
    this.#versions.set(id, versions);
    return versions;
  }
  #add(bucket: string, key: string, content: Pick<StoredVersion, 'bytes' | 'metadata' | 'contentType'>): string {
    const { bytes } = content;
    const versionId = `v${this.#count}`;
    // As in HTTP, whole seconds.
    const lastModified = new Date(Math.floor(this.#clock().getTime() / 1_000) * 1_000).toISOString();
    this.#of(bucket, key).push({ versionId, ...content, lastModified });
    const deletion = bytes === null ? 'Delete Marker Created' : null;
    this.#tell({ kind: bytes ? 'created' : 'deleted', bucket, key, versionId, sequencer: this.#next(), deletion });
    return versionId;
  }
  #next(): string {
    return (this.#count++).toString(16).toUpperCase().padStart(18, '0');
  }

  put(
    bucket: string,
    key: string,
    bytes: Uint8Array,
    metadata: Readonly<Record<string, string>> = {},
    contentType: string | null = null,
  ): string {
    return this.#add(bucket, key, { bytes, metadata, contentType });
  }
  /** Sets a delete marker. */
  delete(bucket: string, key: string): string {
    return this.#add(bucket, key, { bytes: null, metadata: {}, contentType: null });
  }
  /** Removes one version, or marker, for good. */
  deleteVersion({ bucket, key, versionId }: VersionOf): void {
    const versions = this.#of(bucket, key);
    const at = versions.findIndex((version) => version.versionId === versionId);
    if (at < 0) return;
    versions.splice(at, 1);
    this.#tell({ kind: 'deleted', bucket, key, versionId, sequencer: this.#next(), deletion: 'Permanently Deleted' });
  }

  async under(bucket: string, prefix: string): Promise<readonly FileVersion[]> {
    return [...this.#versions].flatMap(([id, versions]) => {
      const [place = '', ...rest] = id.split('\n');
      const key = rest.join('\n');
      return place === bucket && key.startsWith(prefix)
        ? versions.map(({ versionId, bytes }) => ({ key, versionId, marker: bytes === null }))
        : [];
    });
  }
  async ofKey(bucket: string, key: string): Promise<readonly FileVersion[]> {
    return (await this.under(bucket, key)).filter((one) => one.key === key);
  }
  async mark(bucket: string, key: string): Promise<void> {
    this.delete(bucket, key);
  }
  async remove(bucket: string, versions: readonly FileVersion[]): Promise<void> {
    for (const { key, versionId } of versions) this.deleteVersion({ bucket, key, versionId });
  }

  async readArticle({ bucket, key, versionId }: VersionOf, limit: number): Promise<ArticleRead> {
    const found = this.#of(bucket, key).find((version) => version.versionId === versionId);
    if (!found?.bytes) return { outcome: 'gone' };
    const { bytes, metadata, contentType, lastModified } = found;
    const size = bytes.length;
    return size > limit
      ? { outcome: 'too-large', bytes: new Uint8Array(), metadata, contentType, lastModified, size }
      : { outcome: 'read', bytes, metadata, contentType, lastModified, size };
  }

  async currentVersion(bucket: string, key: string): Promise<{ versionId: string; lastModified: string } | null> {
    const current = this.#of(bucket, key).at(-1);
    return current?.bytes ? { versionId: current.versionId, lastModified: current.lastModified } : null;
  }

  async putNormalized(bucket: string, key: string, body: string): Promise<'created' | 'exists'> {
    if ((await this.currentVersion(bucket, key)) !== null) return 'exists';
    this.put(bucket, key, new TextEncoder().encode(body));
    return 'created';
  }

  async readNormalized(bucket: string, key: string, versionId: string | null): Promise<string | null> {
    const id = versionId ?? (await this.currentVersion(bucket, key))?.versionId;
    const found = this.#of(bucket, key).find((version) => version.versionId === id);
    return found?.bytes ? new TextDecoder().decode(found.bytes) : null;
  }
}
