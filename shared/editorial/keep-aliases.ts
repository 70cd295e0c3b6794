import type { Alias } from '../domain/alias.ts';
import { aliasKey, indexPartitions } from '../domain/table-keys.ts';
import { type ConditionalPut, contentOf, type EditorialTable } from './editorial-table.ts';

/** Each alias costs a query for each month that a speaker's claims are read of. */
const mostAliases = 50;

export type AliasRefusal =
  /** It has aliases of its own: give those to the other first. */
  | { readonly reason: 'has-aliases'; readonly names: readonly string[] }
  /** It is another speaker's already: take that back first. */
  | { readonly reason: 'taken'; readonly speakerId: string }
  | { readonly reason: 'itself' }
  | { readonly reason: 'too-many'; readonly most: number };
export type AliasChange =
  /** `changed` is false where it stood so before. */
  | { readonly ok: true; readonly speakerId: string; readonly changed: boolean }
  | ({ readonly ok: false } & AliasRefusal);

type Entries = { readonly name: Alias | null; readonly speaker: Alias | null };
type Fields = Pick<Alias, 'speakerId' | 'names'>;
type Decision =
  | { readonly kind: 'refuse'; readonly refusal: AliasRefusal }
  | { readonly kind: 'done' }
  | { readonly kind: 'change'; readonly name: Fields; readonly speaker: Fields };

const refuse = (refusal: AliasRefusal): Decision => ({ kind: 'refuse', refusal });

/** `speakerId` is no alias itself. */
const decideAdd = (name: string, speakerId: string, standing: Entries): Decision => {
  if (name === speakerId) return refuse({ reason: 'itself' });
  if (standing.name?.speakerId === speakerId) return { kind: 'done' };
  if (standing.name?.speakerId != null) return refuse({ reason: 'taken', speakerId: standing.name.speakerId });
  if (standing.name && standing.name.names.length > 0)
    return refuse({ reason: 'has-aliases', names: standing.name.names });
  const names = [...(standing.speaker?.names ?? []), name].sort();
  if (names.length > mostAliases) return refuse({ reason: 'too-many', most: mostAliases });
  return { kind: 'change', name: { speakerId, names: [] }, speaker: { speakerId: null, names } };
};

const putOf = (
  name: string,
  { speakerId, names }: Fields,
  standing: Alias | null,
  by: { readonly author: string; readonly now: Date },
): ConditionalPut => {
  const entry: Alias = {
    schema: 'claimwire/alias@1',
    name,
    speakerId,
    names,
    rev: (standing?.rev ?? 0) + 1,
    author: by.author,
    updatedAt: by.now.toISOString(),
  };
  // Only aliases that hold are listed, each once: by the entry of whose they are.
  const listed = names.length > 0 && { GSI2PK: indexPartitions.aliases(), GSI2SK: aliasKey(name).PK };
  return {
    item: { ...entry, ...aliasKey(name), ...listed },
    standing: standing === null ? null : { name: 'rev', value: standing.rev },
  };
};

const attempts = 8;

const entriesOf = async (table: EditorialTable, names: readonly string[]): Promise<(Alias | null)[]> => {
  const entries = (await table.get(names.map(aliasKey))).map((item) => contentOf<Alias>(item, 'claimwire/alias@1'));
  return names.map((name) => entries.find((entry) => entry.name === name) ?? null);
};

const contended = (name: string): Error =>
  new Error(`The alias "${name}" was changed by others ${attempts} times in a row. Try again.`);

/**
 * Makes a speaker id another name of a speaker; where `of` is an alias itself, of whose alias that is. Both entries change or neither, so that no
 * alias ever has aliases. `author` is who calls, by their ARN.
 */
export const addAlias = async (
  table: EditorialTable,
  { name, of }: { readonly name: string; readonly of: string },
  author: string,
  now: Date,
): Promise<AliasChange> => {
  if (name === '' || of === '') throw new RangeError('An alias and a speaker are ids that are not empty.');
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [named] = await entriesOf(table, [of]);
    const speakerId = named?.speakerId ?? of;
    const [standing = null, speaker = null] = await entriesOf(table, [name, speakerId]);
    if (speaker?.speakerId != null) continue;
    const decision = decideAdd(name, speakerId, { name: standing, speaker });
    if (decision.kind === 'refuse') return { ok: false, ...decision.refusal };
    if (decision.kind === 'done') return { ok: true, speakerId, changed: attempt > 0 };
    const puts = [
      putOf(name, decision.name, standing, { author, now }),
      putOf(speakerId, decision.speaker, speaker, { author, now }),
    ];
    if (await table.putAll(puts)) return { ok: true, speakerId, changed: true };
  }
  throw contended(name);
};

/** Takes an alias back; whose it was, or null where it is none. */
export const removeAlias = async (
  table: EditorialTable,
  name: string,
  author: string,
  now: Date,
): Promise<string | null> => {
  let was: string | null = null;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [standing = null] = await entriesOf(table, [name]);
    if (standing?.speakerId == null) return was;
    was = standing.speakerId;
    const [speaker = null] = await entriesOf(table, [was]);
    const names = (speaker?.names ?? []).filter((other) => other !== name);
    const puts = [
      putOf(name, { speakerId: null, names: [] }, standing, { author, now }),
      putOf(was, { speakerId: null, names }, speaker, { author, now }),
    ];
    if (await table.putAll(puts)) return was;
  }
  throw contended(name);
};
