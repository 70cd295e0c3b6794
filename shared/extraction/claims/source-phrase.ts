import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import type { ClaimContext } from './claim-context.ts';
import { type DraftCue, isQuoted } from './claim-draft.ts';
import { hasFiniteVerb, isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';
import { type Mention, readMention } from './mention.ts';
import { pastTitle } from './name-end.ts';
import { isNamePart, isSpeakerNoun } from './names.ts';
import { beginsPhrase, describesRole, pastDeterminer, phraseEnd } from './noun-phrase.ts';
import { properName } from './subject.ts';

/** A source expression and who is named in it. */
export interface Source {
  readonly cue: DraftCue;
  readonly speaker: Mention;
  /** The token after the source, its apposition included. */
  readonly end: number;
  readonly closed: boolean;
}

const isWord = ({ tokens }: Analysis, at: number) => tokens[at]?.kind === 'word';

/** "lui", "moi", "them", but not "ceux qui …". */
const isPronoun = (analysis: Analysis, at: number): boolean => {
  const { tags, tokens, pack } = analysis;
  const { relatives, links, pronouns } = pack.speakers;
  // "Selon [Me] Ana Roux": a lawyer's title.
  if (((tags[at] as number) & tag.determiner) !== 0 || isTitled(analysis, at)) return false;
  const next = tokens[at + 1]?.norm ?? '';
  return (
    pronouns.has(tokens[at]?.norm ?? '') ||
    (((tags[at] as number) & tag.pronoun) !== 0 && !relatives.has(next) && !links.has(next))
  );
};

const isTitled = (analysis: Analysis, at: number): boolean => {
  const name = pastTitle(analysis, at);
  return name > at && analysis.tokens[at]?.capital === true && isNamePart(analysis, name);
};

/** Does a noun phrase begin here that nothing ties to the words before: "aux yeux du public [l'accusation] portée par"? */
const startsObject = (analysis: Analysis, at: number): boolean => {
  const { tags, tokens } = analysis;
  const bits = tags[at] as number;
  if ((bits & tag.determiner) === 0 || (bits & tag.preposition) !== 0 || isTimeWord(analysis, at + 1)) return false;
  const before = tags[at - 1] as number;
  return tokens[at - 1]?.kind === 'word' && (before & (tag.preposition | tag.coordinator | tag.determiner)) === 0;
};

/** How long the apposition of a source may be, in tokens. */
const longestApposition = 24;

/** "pour", which needs a person or a body to be a source; an expression of several words ("de source …") tells by itself. */
export const isWeakSource = ({ tokens, pack }: Analysis, at: number): boolean => {
  if (!pack.reporting.weakSources.has(tokens[at]?.norm ?? '')) return false;
  const phrase = phraseAt(pack.reporting.sources, tokens, at);
  return phrase === null || phrase.end === at + 1;
};

/** Where heads stand last, the noun of a phrase: "the West European [system]"; else its first word. */
const headAt = ({ tokens, pack }: Analysis, first: number, end: number): number => {
  if (pack.nouns.head === 'first') return first;
  let i = first;
  while (i + 1 < end && !pack.speakers.links.has(tokens[i + 1]?.norm ?? '')) i++;
  return i;
};

/** Reads "selon X", "according to X, the coach": the source's name, and where it ends. */
export const readSource = (analysis: Analysis, context: ClaimContext, at: number): Source | null => {
  const { tokens, tags, pack } = analysis;
  const phrase = phraseAt(pack.reporting.sources, tokens, at);
  if (phrase === null) return null;
  const marked = ((tags[phrase.end] ?? 0) & tag.quoteMark) !== 0 && !isQuoted(context, phrase.end);
  // "de [source policière]"
  const named = isSpeakerNoun(analysis, phrase.end - 1) ? phrase.end - 1 : phrase.end;
  const first = marked ? phrase.end + 1 : named;
  const limit = context.unitEnd(at);
  if (first >= limit || !isWord(analysis, first) || isQuoted(context, first)) return null;
  // "according to the \"wave\" theory"
  const head = ((tags[first + 1] ?? 0) & tag.quoteMark) !== 0 ? 7 : 3;
  // "selon la première [ministre]" is no first cause.
  for (let i = first; i < Math.min(limit, first + head); i++)
    if (pack.reporting.notSources.has(tokens[i]?.norm ?? '') && ((tags[i + 1] as number) & tag.role) === 0) return null;
  const pronoun = isPronoun(analysis, first);
  // "pour ce qui est du pont"
  const related =
    ((tags[first] as number) & tag.pronoun) !== 0 && pack.speakers.relatives.has(tokens[first + 1]?.norm ?? '');
  if (!pronoun && related && isWeakSource(analysis, at)) return null;
  const end = pronoun ? first + 1 : phraseEnd(analysis, first, limit);
  if (end <= first || pack.reporting.notSources.has(tokens[headAt(analysis, first, end)]?.norm ?? '')) return null;
  let speaker = pronoun ? { first, end, name: null, role: null, pronoun: true } : readMention(analysis, first, end);
  if (isWeakSource(analysis, at) && !isStrong(analysis, speaker)) return null;
  if (pronoun && (isWord(analysis, end) || tokens[end]?.kind === 'number'))
    return { cue: cueOf(at, phrase), speaker, end, closed: false };
  // "According to Lee the property …": the clause begins without a comma.
  if (speaker.name !== null && ((tags[end] ?? 0) & tag.determiner) !== 0)
    return { cue: cueOf(at, phrase), speaker, end, closed: false };
  // What else belongs to the phrase, up to its comma: "un communiqué publié mardi par la police".
  let close = end;
  while (close < limit && close < end + 14 && !isQuoted(context, close) && !isFiniteVerb(analysis, close)) {
    const token = tokens[close] as (typeof tokens)[number];
    if (token.text === '(') while (close < limit && tokens[close]?.text !== ')') close++;
    else if (token.text === '[' && tokens[close + 2]?.text === ']') close += 2;
    else if (marked && ((tags[close] as number) & tag.quoteMark) !== 0) {
      close++;
      break;
    } else if (token.kind === 'punctuation' && token.text !== '-') break;
    else if (close > end && startsObject(analysis, close)) break;
    close++;
  }
  // A relative clause of the source, up to its comma: "les textes qui régissent le port, …", "a message posted on Monday, …".
  const relative = close === end || pack.speakers.relatives.has(tokens[close - 1]?.norm ?? '');
  if (relative && isFiniteVerb(analysis, close)) {
    let comma = close;
    while (comma < limit && comma < close + longestApposition && tokens[comma]?.kind !== 'punctuation') comma++;
    if (tokens[comma]?.text === ',') close = comma;
  }
  const cue = cueOf(at, phrase);
  if (tokens[close]?.text !== ',')
    return { cue, speaker, end: close, closed: close >= limit || !isWord(analysis, close) };
  // "Selon les enquêtes, auxquelles le journal a eu accès, …"
  const next = tokens[close + 1]?.norm ?? '';
  if (pack.reporting.sourceRelatives.has(next) || pack.speakers.relatives.has(next)) {
    let comma = close + 2;
    while (comma < limit && comma < close + longestApposition && tokens[comma]?.text !== ',') comma++;
    return { cue, speaker, end: tokens[comma]?.text === ',' ? comma : close, closed: true };
  }
  // An apposition: a name behind a role, or a role behind a name.
  let second = close + 1;
  while (
    second < limit &&
    second < close + longestApposition &&
    tokens[second]?.text !== ',' &&
    !isQuoted(context, second) &&
    tokens[second]?.text !== ':'
  )
    second++;
  if (second < limit) {
    const named = properName(analysis, close + 1, second);
    // "According to the notice, Ann Lee, who …": a document has no such name.
    const written =
      ((tags[headAt(analysis, pastDeterminer(analysis, speaker.first, speaker.end), speaker.end)] ?? 0) &
        tag.spokenDocument) !==
      0;
    if (named !== null && speaker.name === null && !written) {
      speaker = { ...named, role: [pastDeterminer(analysis, speaker.first, speaker.end), speaker.end] };
      close = second;
    } else if (isParticipial(analysis, close + 1, second)) {
      close = second;
    } else if (isApposition(analysis, speaker, close + 1, second)) {
      speaker = { ...speaker, role: speaker.role ?? [pastDeterminer(analysis, close + 1, second), second] };
      close = second;
    }
  }
  return { cue, speaker, end: close, closed: true };
};

/** "According to the report, [published in May], …": an aside of the source. */
const isParticipial = (analysis: Analysis, first: number, end: number): boolean =>
  analysis.tokens[end]?.text === ',' &&
  endsWithAny(analysis.tokens[first]?.norm ?? '', analysis.pack.speakers.openingEndings, 3) &&
  ((analysis.tags[first + 1] as number) & tag.preposition) !== 0 &&
  !hasFiniteVerb(analysis, first + 1, end);

/** Does `[first, end)` tell who the source is? */
const isApposition = (analysis: Analysis, speaker: Mention, first: number, end: number): boolean => {
  const { tokens, tags, pack } = analysis;
  if (hasFiniteVerb(analysis, first, end) || tokens[end]?.text !== ',') return false;
  if (speaker.name !== null && describesRole(analysis, first, end)) return true;
  // A noun without determiner: "Luc Morin, ancien consul à Bari, …".
  const bare = tokens[first]?.kind === 'word' && !tokens[first]?.capital && ((tags[first] as number) & notBare) === 0;
  return pack.reporting.bareAppositions && bare && !isAdverb(analysis, first) && beginsPhrase(analysis, end + 1);
};

const notBare = tag.determiner | tag.pronoun | tag.preposition | tag.coordinator | tag.subordinator | tag.numeral;

const cueOf = (first: number, { end, value }: { readonly end: number; readonly value: string }): DraftCue => ({
  first,
  end,
  lemma: value,
  act: 'asserts',
  negated: false,
});

/** A person, a pronoun or a body: what "pour" needs before it to give somebody's view. */
const isStrong = ({ tags }: Analysis, { first, end, name, pronoun }: Mention): boolean => {
  if (pronoun || name !== null) return true;
  for (let i = first; i < Math.min(end, first + 4); i++)
    if (((tags[i] as number) & (tag.role | tag.organisation)) !== 0) return true;
  return false;
};
