import type { Span } from '../../domain/span.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { functionTags } from '../content-word.ts';

/** A noun phrase: its tokens and its head. */
export interface NounPhrase {
  readonly first: number;
  readonly end: number;
  readonly head: number;
}

/** Words of these kinds stand in no counted phrase. */
const breaks = functionTags | tag.digits | tag.quoteMark | tag.weekday | tag.currency | tag.scale;
const longest = 6;

/** Does a noun show that it is plural? */
export const isPlural = ({ pack }: Analysis, norm: string): boolean => {
  const { pluralEndings, notPluralEndings, irregularPlurals } = pack.nouns;
  if (irregularPlurals.has(norm)) return true;
  return (
    pluralEndings.some((ending) => norm.endsWith(ending)) && !notPluralEndings.some((ending) => norm.endsWith(ending))
  );
};

const isNominal = ({ tokens, tags, pack, sentenceOf }: Analysis, at: number, from: number): boolean => {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word' || sentenceOf[at] !== sentenceOf[from]) return false;
  if (pack.nouns.prenominal.has(token.norm)) return true;
  if (at === from && pack.nouns.auxiliaryNouns.has(token.norm)) return true;
  return ((tags[at] as number) & breaks) === 0 && !pack.nouns.stops.has(token.norm);
};

const opensQuote = (text: string | undefined) => text === '«' || text === '“' || text === '"';

/** "agents fédéraux supplémentaires", "tunnels de métro": adjectives, the head, then what agrees with it. */
const headFirst = (analysis: Analysis, from: number, many: boolean): NounPhrase | null => {
  const { tokens, tags, pack } = analysis;
  const { prenominal, adjectiveEndings, participleEndings, of } = pack.nouns;
  let head = from;
  const isHead = (at: number) =>
    pack.nouns.nounAdjectives.has(tokens[at]?.norm ?? '') &&
    participleEndings.some((ending) => tokens[at + 1]?.norm.endsWith(ending)) &&
    ((tags[at + 2] ?? 0) & tag.preposition) !== 0;
  while (
    head < from + 3 &&
    prenominal.has(tokens[head]?.norm ?? '') &&
    !isHead(head) &&
    isNominal(analysis, head + 1, from)
  )
    head++;
  if (!isNominal(analysis, head, from)) return null;
  const norm = tokens[head]?.norm ?? '';
  const plural = isPlural(analysis, norm);
  // "taux directeur", "taux directeurs"
  const invariable = pack.nouns.irregularPlurals.get(norm) === norm;
  if (many && !plural && !tokens[head]?.capital) return null;
  let end = head + 1;
  for (; end < head + longest && isNominal(analysis, end, from); end++) {
    const word = tokens[end];
    if (word === undefined || word.capital || word.norm.length < 3) break;
    const qualifiesOne =
      ((tags[end] as number) & tag.adjective) !== 0 ||
      pack.nouns.adjectives.has(word.norm) ||
      adjectiveEndings.some((ending) => word.norm.endsWith(ending));
    if (!(plural && isPlural(analysis, word.norm)) && !((!plural || invariable) && qualifiesOne)) break;
    // "tués dans une opération": a participle with its complement tells what happened, not what is counted.
    const participle = participleEndings.some((ending) => word.norm.endsWith(ending));
    const next = tags[end + 1] ?? 0;
    if (participle && (next & tag.preposition) !== 0 && end === head + 1) break;
    if (participle && end > head + 1) break;
  }
  // "tunnels de métro": a bare complement names the kind.
  if (end === head + 1 && of.has(tokens[end]?.norm ?? '') && isNominal(analysis, end + 1, from)) {
    const kind = tokens[end + 1];
    const after = tokens[end + 2];
    if (
      kind !== undefined &&
      !kind.capital &&
      !isPlural(analysis, kind.norm) &&
      kind.norm.length > 2 &&
      !opensQuote(after?.text)
    )
      end += 2;
  }
  return { first: from, end, head };
};

/** "outstanding asylum claims": modifiers up to the first plural. */
const headLast = (analysis: Analysis, from: number, many: boolean): NounPhrase | null => {
  const { tokens, pack } = analysis;
  const { participleEndings } = pack.nouns;
  let last = -1;
  let joined = false;
  for (let at = from; at < from + longest; at++) {
    // "bus and rail workers": kinds of one plural, joined once.
    if (last < 0 && !joined && at > from && tokens[at]?.norm === pack.numbers.conjunction) {
      joined = true;
      continue;
    }
    if (!isNominal(analysis, at, from)) break;
    const { norm } = tokens[at] as { norm: string };
    if (isPlural(analysis, norm)) {
      // "IQ points", "hard drives", but "teams scheduled": the phrase ends with its plural, or with a plural right behind.
      last = at;
      const after = tokens[at + 1]?.norm ?? '';
      if (!isNominal(analysis, at + 1, from) || !isPlural(analysis, after) || pack.nouns.verbs.has(after)) break;
      continue;
    }
    if (last >= 0 || (at > from && pack.nouns.verbs.has(norm))) break;
  }
  if (last >= 0) return { first: from, end: last + 1, head: last };
  // No plural: the words up to the first verb-like one, at most three.
  let end = from;
  while (end < from + 3 && isNominal(analysis, end, from)) {
    if (end > from && pack.nouns.verbs.has(tokens[end]?.norm ?? '')) break;
    if (end > from && participleEndings.some((ending) => (tokens[end]?.norm ?? '').endsWith(ending))) break;
    end++;
  }
  if (end === from || (many && !tokens[end - 1]?.capital && tokens[end]?.text !== '-')) return null;
  if (participleEndings.some((ending) => (tokens[end - 1]?.norm ?? '').endsWith(ending))) return null;
  return { first: from, end, head: end - 1 };
};

/** The noun phrase that begins at `from`, told by endings and short lists; null where none does. Behind a number over one it is plural (`many`). */
export const nounPhraseAt = (analysis: Analysis, from: number, many = false): NounPhrase | null => {
  const at = opensQuote(analysis.tokens[from]?.text) ? from + 1 : from;
  if (analysis.pack.nouns.head === 'first') return headFirst(analysis, at, many);
  const phrase = headLast(analysis, pastInitialism(analysis, at), many);
  return phrase && { ...phrase, first: at };
};

/** Behind "U.S." in "U.S. car sales", else `at`. */
const pastInitialism = ({ tokens }: Analysis, at: number): number => {
  let end = at;
  while (tokens[end]?.capital && tokens[end]?.text.length === 1 && tokens[end + 1]?.text === '.') end += 2;
  return end;
};

/** The lemma of a noun, by its endings; of one with hyphens, that of its last part, and of an adjective before it: "petits-enfants". */
export const lemmaOf = (analysis: Analysis, norm: string): string => {
  const { irregularPlurals, lemmaEndings, prenominal } = analysis.pack.nouns;
  const known = irregularPlurals.get(norm);
  if (known !== undefined) return known;
  const hyphen = norm.lastIndexOf('-');
  if (hyphen > 0) {
    const before = norm
      .slice(0, hyphen)
      .split('-')
      .map((part) => (prenominal.has(part) ? lemmaOf(analysis, part) : part));
    return `${before.join('-')}-${lemmaOf(analysis, norm.slice(hyphen + 1))}`;
  }
  for (const [ending, lemma] of lemmaEndings)
    if (norm.length > ending.length + 1 && norm.endsWith(ending))
      return norm.slice(0, norm.length - ending.length) + lemma;
  return norm;
};

export const countedOf = (analysis: Analysis, phrase: NounPhrase | null): { span: Span; key: string } | null => {
  if (phrase === null) return null;
  const { tokens } = analysis;
  const span: Span = [tokens[phrase.first]?.start as number, tokens[phrase.end - 1]?.end as number];
  return { span, key: lemmaOf(analysis, tokens[phrase.head]?.norm as string) };
};
