import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { Discourse } from './discourse.ts';
import { agrees, type Entities, type Entity, type TokenRange } from './entity.ts';
import { roleWords } from './role-words.ts';

/** How well a name fits whose kind nothing tells. */
const unknown = 0.4;

const holdsAll = (own: ReadonlySet<string>, words: readonly string[]): boolean => words.every((word) => own.has(word));

/** Of one that is described: "parquet de Brieux". */
const wordsOf = (name: string): string[] => name.toLowerCase().split(/[\s'’]+/u);

/** How far into a sentence its subject is looked for behind a phrase that opens it, in tokens. */
const openingReach = 12;

/** Finds who bears the role that a phrase names: "le ministre", "the mayor of Lyon", "l'émissaire de Luc Morin". */
export const bearerReader = (analysis: Analysis, entities: Entities, discourse: Discourse) => {
  const { tokens, entries, sentences, sentenceOf, pack } = analysis;
  const { offices, vagueRoles, delegates, commissioned } = pack.speakers;
  const { officesIn, contentWords, isDistinguished } = roleWords(analysis);
  const holdersOf = new Map<string, Set<Entity>>();

  for (const [, bearers] of entities.byRoleWord)
    for (const entity of bearers)
      for (const role of entity.roles)
        for (const { name } of officesIn(role)) holdersOf.set(name, (holdersOf.get(name) ?? new Set()).add(entity));

  const prominent = (at: number, among: Iterable<Entity>): Entity | null => {
    const set = new Set(among);
    if (set.size === 1) return [...set][0] as Entity;
    return discourse.mostProminent(at, (entity) => (set.has(entity) ? 1 : 0));
  };

  /** Of those whose role has the phrase's head, the one that shares most of its words. */
  const byHead = (
    phrase: TokenRange,
    head: number,
    wanted: ReadonlySet<string>,
    fits: (entity: Entity) => boolean,
  ): Entity | null => {
    const word = tokens[head]?.norm ?? '';
    let best: Entity[] = [];
    let bestScore = -1;
    for (const entity of entities.byRoleWord.get(word) ?? []) {
      if (!fits(entity)) continue;
      let score = -1;
      for (const role of entity.roles) {
        const own = contentWords(role, -1);
        if (!own.has(word) || isDistinguished(role, word, wanted)) continue;
        let shared = 0;
        for (const other of wanted) if (own.has(other)) shared++;
        score = Math.max(score, shared);
      }
      if (score < 0 || score < bestScore) continue;
      if (score > bestScore) best = [];
      best.push(entity);
      bestScore = score;
    }
    // Words that say more than the role must be shared by its bearer, or his role say nothing more: "le ministre de la Santé" is no other minister.
    if (wanted.size > 0 && bestScore === 0)
      best = best.filter(({ roles }) => roles.some(([from, to]) => to - from === 1 && tokens[from]?.norm === word));
    return best.length === 0 ? null : prominent(phrase[0], best);
  };

  /** By whoever has sent or charged somebody: whom. */
  const sent = new Map<Entity, Set<Entity>>();
  for (const word of commissioned)
    for (const entity of entities.byRoleOpening.get(word) ?? [])
      for (const [from, to] of entity.roles)
        for (let i = from; i < to; i++) {
          const sender = entities.at.get(i)?.entity;
          if (sender !== undefined && sender !== entity && commissioned.has(tokens[from]?.norm ?? ''))
            sent.set(sender, (sent.get(sender) ?? new Set()).add(entity));
        }
  const commissionedBy = ([first, end]: TokenRange): Entity | null => {
    for (let i = first; i < end; i++) {
      const those = sent.get(entities.at.get(i)?.entity as Entity);
      if (those?.size === 1) return [...those][0] as Entity;
    }
    return null;
  };

  /** A person named as the subject of the next sentence, with no role anywhere: journalists then vary the name. */
  const namedNext = (at: number, gender: 'm' | 'f' | null): Entity | null => {
    const next = sentences[(sentenceOf[at] as number) + 1];
    if (next === undefined) return null;
    let i = next.first;
    // "Face à la presse, [Ann Lee] …"
    while (i < Math.min(next.end, next.first + openingReach) && !(tokens[i - 1]?.text === ',' && entities.at.has(i)))
      i++;
    const naming = entities.at.get(next.first) ?? entities.at.get(i);
    if (naming === undefined) return null;
    const { entity } = naming;
    return entity.kind === 'person' && entity.roles.length === 0 && agrees(gender, entity.gender) ? entity : null;
  };

  /** "le groupe Vexel", "the M5S party": a name and a noun that says no more. */
  const onlyName = ([first, end]: TokenRange, head: number): Entity | null => {
    const [from, to] = head === end - 1 ? [first, head] : [head + 1, end];
    const naming = entities.at.get(from);
    if (naming === undefined || naming.end < to) return null;
    // "the US giant" is no state.
    return naming.entity.kind === 'government' || naming.entity.kind === 'person' ? null : naming.entity;
  };

  return {
    contentWords,
    /** The office that the phrase names whole, or null: "le chef de l'État". */
    office: (phrase: TokenRange): string | null => {
      const match = phraseAt(offices, tokens, phrase[0]);
      return match !== null && match.end === phrase[1] ? match.value : null;
    },
    /** A person, by a phrase whose head is a person's role. */
    person(phrase: TokenRange, head: number, gender: 'm' | 'f' | null): Entity | null {
      const wanted = contentWords(phrase, head);
      const word = tokens[head]?.norm ?? '';
      const isPerson = (entity: Entity) => entity.kind === 'person' && agrees(gender, entity.gender);
      const office = officesIn(phrase)[0];
      if (office !== undefined && office.at <= head) {
        const holders = [...(holdersOf.get(office.name) ?? [])].filter(isPerson);
        const sharing = holders.filter(({ roles }) => {
          const own = new Set(roles.flatMap((role) => [...contentWords(role, -1)]));
          return [...wanted].every((other) => own.has(other));
        });
        const holder = prominent(phrase[0], sharing.length > 0 ? sharing : holders);
        if (holder !== null) return holder;
      }
      const bearer = byHead(phrase, head, wanted, isPerson);
      if (bearer !== null) return bearer;
      if (delegates.has(word)) {
        const delegate = commissionedBy(phrase);
        if (delegate !== null) return delegate;
      }
      const stands = vagueRoles.get(word);
      // "le dirigeant russe": where he is from tells little; but "le patron de Vexel" is Vexel's.
      const said = [...wanted].filter((other) => !pack.speakers.nationalities.has(other));
      if (stands !== undefined) {
        const may = (entity: Entity) => {
          if (!isPerson(entity) || !entity.proper) return 0;
          if (said.length > 0 && !entity.roles.some((role) => holdsAll(contentWords(role, -1), said))) return 0;
          const heads = entity.roles.flatMap(([from, to]) =>
            tokens.slice(from, to).flatMap(({ norm, index }) => (entries[index]?.speaks === 'person' ? [norm] : [])),
          );
          return stands === null || heads.length === 0 || heads.some((own) => stands.has(own)) ? 1 : 0;
        };
        const meant = discourse.mostProminent(phrase[0], may);
        if (meant !== null || said.length === 0) return meant;
      }
      // "« … », assure Luc Morin. « … », explique l'ingénieur": nothing else is known of him.
      const unknownSpeaker = (entity: Entity) =>
        (isPerson(entity) || (entity.kind === null && entity.words.length > 1)) &&
        entity.proper &&
        entity.roles.length === 0;
      const speaker =
        wanted.size === 0 && office === undefined ? discourse.lastSpeaker(phrase[0], unknownSpeaker) : null;
      if (speaker !== null) speaker.kind ??= 'person';
      return speaker ?? namedNext(phrase[0], gender);
    },
    /** A body, by a phrase whose head is a body's noun. */
    body(phrase: TokenRange, head: number): Entity | null {
      const wanted = contentWords(phrase, head);
      const word = tokens[head]?.norm ?? '';
      const isBody = ({ kind }: Entity) => kind === 'organisation' || kind === 'government';
      const bearer = byHead(phrase, head, wanted, isBody);
      if (bearer !== null) return bearer;
      const bearers = (entities.byNameWord.get(word) ?? []).filter(
        (entity) => isBody(entity) && [...wanted].every((other) => entity.words.includes(other)),
      );
      if (bearers.length > 0) return prominent(phrase[0], bearers);
      const { vagueBodies, innerBodies, knownBodies, memberBodies, nationalities } = pack.speakers;
      const inner = innerBodies.has(word);
      if (!vagueBodies.has(word) && !inner) return null;
      const kind = entries[head]?.speaks;
      // "the Irish carrier", "le groupe français": where it is from tells little.
      if ([...wanted].some((other) => !nationalities.has(other)))
        return kind === 'organisation' ? onlyName(phrase, head) : null;
      // A name of which nothing is known may be a body's, unless it stands once, as a river's does.
      const fitOf = (entity: Entity) => {
        if (!entity.proper) return 0;
        return entity.kind === kind
          ? 1
          : entity.kind === null && (entity.mentions > 1 || wanted.size > 0)
            ? unknown
            : 0;
      };
      const short = knownBodies.get(word);
      if (short !== undefined) {
        const known = discourse.last(phrase[0], ({ words }) => words.length === 1 && short.has(words[0] ?? ''));
        if (known !== null) return known;
      }
      // A union or a party is none of the companies that the article names.
      if (memberBodies.has(word)) return null;
      // "Chez Vexel, la direction …": it leads the company last named, and no union.
      if (inner)
        return discourse.last(
          phrase[0],
          (entity) => fitOf(entity) === 1 && !entity.words.some((own) => memberBodies.has(own)),
        );
      // "The city" is a municipality and no country; a company's name does not say that it is a service or a council.
      const kindOf = (own: string) => (vagueBodies.has(own) ? undefined : pack.lexicon.get(own)?.speaks);
      const ofKind = ({ words, name }: Entity) =>
        kind === 'organisation'
          ? !(words.length > 0 ? words : wordsOf(name ?? '')).some(
              (own) => kindOf(own) === 'organisation' || kindOf(own) === 'government',
            )
          : words.some((own) => pack.lexicon.get(own)?.speaks === kind);
      const meant = discourse.mostProminent(phrase[0], (entity) => (ofKind(entity) ? fitOf(entity) : 0));
      // What is called a company is one.
      if (meant !== null) meant.kind ??= kind ?? null;
      return meant;
    },
  };
};
