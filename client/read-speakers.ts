import type { Alias } from '../shared/domain/alias.ts';
import type { ClaimRecord } from '../shared/domain/record.ts';
import { aliasKey, indexPartitions } from '../shared/domain/table-keys.ts';
import { mergedPages } from './merged-pages.ts';
import { contentOf } from './read-items.ts';
import type { TableReader } from './table-reader.ts';

/** A speaker with every id that claims have of them. */
export interface KnownSpeaker {
  readonly id: string;
  /** Other ids of the same speaker, as editors keep them. */
  readonly aliases: readonly string[];
}

const entriesOf = async (table: TableReader, names: Iterable<string>): Promise<Alias[]> => {
  const keys = [...new Set(names)].map(aliasKey);
  return keys.length === 0 ? [] : (await table.get(keys)).map((item) => contentOf<Alias>(item, 'claimwire/alias@1'));
};

/** Whom an id stands for: itself, or whose alias it is. */
export const readSpeaker = async (table: TableReader, id: string): Promise<KnownSpeaker> => {
  const [entry] = await entriesOf(table, [id]);
  if (entry?.speakerId == null) return { id, aliases: entry?.names ?? [] };
  const [speaker] = await entriesOf(table, [entry.speakerId]);
  return { id: entry.speakerId, aliases: speaker?.names ?? [id] };
};

/** Claims with the ids of their speakers resolved: who is known by another name has the id that the editors chose. */
export const resolveSpeakers = async (table: TableReader, claims: readonly ClaimRecord[]): Promise<ClaimRecord[]> => {
  const ids = claims.flatMap(({ speaker }) => speaker?.id ?? []);
  const speakers = new Map((await entriesOf(table, ids)).map(({ name, speakerId }) => [name, speakerId]));
  return claims.map((claim) => {
    const id = claim.speaker?.id == null ? null : speakers.get(claim.speaker.id);
    return id == null ? claim : withSpeaker(claim, id);
  });
};

export const withSpeaker = (claim: ClaimRecord, id: string): ClaimRecord =>
  claim.speaker === null ? claim : { ...claim, speaker: { ...claim.speaker, id } };

/** Every speaker that has aliases, in no order. */
export async function* readSpeakersWithAliases(table: TableReader): AsyncGenerator<KnownSpeaker> {
  for await (const rows of mergedPages(table, 'GSI2', [indexPartitions.aliases()]))
    for (const { name, names } of (await table.get(rows)).map((item) => contentOf<Alias>(item, 'claimwire/alias@1')))
      if (names.length > 0) yield { id: name, aliases: names };
}
