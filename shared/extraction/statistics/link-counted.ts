import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import { changeBehind, type Draft } from './change.ts';
import { changedBefore, pluralBefore, pluralSubject, sharedByPronoun } from './counted-elsewhere.ts';
import { countedOf, nounPhraseAt } from './noun-phrase.ts';
import { partitiveAt } from './partitive.ts';
import { factorOfWord } from './rules/multiplier.ts';

type Counted = Draft['counted'];

/** How far before a number "nombre de" may stand. */
const reach = 14;

/** "le nombre de postes est de [75 000]": what a number without a noun is the number of. */
const ofNumberNoun = (analysis: Analysis, { first, end }: Draft): Counted => {
  const { tokens, pack, sentenceOf } = analysis;
  const named = (i: number) => sentenceOf[i] === sentenceOf[first] && pack.nouns.numberNouns.has(tokens[i]?.norm ?? '');
  for (let i = end; i < end + 3; i++) if (named(i)) return countedOf(analysis, partitiveAt(analysis, i + 1));
  for (let i = first - 2; i > first - reach && i >= 0; i--)
    if (named(i)) return countedOf(analysis, partitiveAt(analysis, i + 1));
  return null;
};

/** "700 agents s'en vont, ramenant leur nombre à 2 000": what the number before it counts. */
const ofPossessive = (analysis: Analysis, { first }: Draft, before: Draft | null): Counted => {
  const { tokens, tags, pack } = analysis;
  if (before === null) return null;
  for (let i = first - 2; i > Math.max(first - 5, before.end); i--)
    if (pack.nouns.numberNouns.has(tokens[i]?.norm ?? '') && ((tags[i - 1] ?? 0) & tag.determiner) !== 0)
      return before.counted;
  return null;
};

/** Does a number open its clause and its verb follow: "; [300] sont absents", "and [12] died"? */
const isSubjectAlone = (analysis: Analysis, { first, outerFirst, end }: Draft): boolean => {
  const { tokens, tags, sentences, sentenceOf, pack } = analysis;
  let start = Math.min(first, outerFirst) - 1;
  while (start >= 0 && ((tags[start] ?? 0) & (tag.determiner | tag.adverb)) !== 0) start--;
  const opens =
    start < (sentences[sentenceOf[first] as number]?.first ?? 0) ||
    tokens[start]?.kind === 'punctuation' ||
    ((tags[start] ?? 0) & tag.coordinator) !== 0;
  if (!opens) return false;
  const { norm } = tokens[end] ?? { norm: '' };
  if (((tags[end] ?? 0) & (tag.auxiliary | tag.negation)) !== 0 || pack.nouns.verbs.has(norm)) return true;
  // "226 s'y sont opposés"
  if (pack.reporting.reflexives.has(norm)) return true;
  return isContentWord(analysis, end) && pack.nouns.verbEndings.some((ending) => norm.endsWith(ending));
};

/** "mille élus à Nantes et [500] à Rennes": does a conjunction stand before a number and the place of another right behind? */
const isGapped = ({ tokens, tags, pack }: Analysis, { first, outerFirst, end }: Draft): boolean => {
  const link = tokens[Math.min(first, outerFirst) - 1];
  const listed = link?.text === ',' || link?.norm === pack.numbers.conjunction;
  if (!listed || ((tags[end] ?? 0) & (tag.preposition | tag.sourcePreposition)) === 0) return false;
  const isSource = ((tags[end] ?? 0) & tag.sourcePreposition) !== 0;
  return tokens[end + 1]?.capital === true || isSource || phraseAt(pack.places.cues, tokens, end)?.value === 'place';
};

/** "killed 28 people and injured [600]": does a verb of what befalls people stand right before a number with no noun? */
const isHarmed = ({ tokens, pack }: Analysis, { first, outerFirst }: Draft): boolean =>
  pack.nouns.harmVerbs.has(tokens[Math.min(first, outerFirst) - 1]?.norm ?? '');

/** Does "dont", "including", "of whom" stand before a number or fraction that no noun follows? */
const isPart = ({ tokens, tags, pack }: Analysis, { first, outerFirst }: Draft): boolean => {
  let at = Math.min(first, outerFirst) - 1;
  if (((tags[at] ?? 0) & tag.determiner) !== 0 && !pack.nouns.partOpeners.has(tokens[at]?.norm ?? '')) at--;
  return pack.nouns.partOpeners.has(tokens[at]?.norm ?? '');
};

/** The plural that the last number of this sentence or the one before it counts. */
const countedBefore = (
  { sentenceOf, tokens, pack }: Analysis,
  { first, end }: Draft,
  earlier: readonly Draft[],
): Draft | null => {
  const isPronoun = phraseAt(pack.nouns.sharedPronouns, tokens, end) !== null;
  for (let i = earlier.length - 1; i >= 0; i--) {
    const draft = earlier[i] as Draft;
    if ((sentenceOf[first] as number) - (sentenceOf[draft.first] as number) > 1) return null;
    // "employs 45,000, a third of them": of those, not of what was counted before.
    if (isPronoun && draft.type === 'count' && draft.counted === null) return null;
    if ((draft.type === 'count' || draft.type === 'ratio') && draft.counted !== null) return draft;
  }
  return null;
};

/** "one in two Britons (48%)": a share in brackets right behind a ratio says it again. */
const restated = ({ tokens }: Analysis, { first, outerFirst }: Draft, before: Draft | undefined): Counted => {
  const open = Math.min(first, outerFirst) - 1;
  if (before?.type !== 'ratio' || before.counted === null || tokens[open]?.text !== '(') return null;
  const reached = Math.max(before.counted.span[1], tokens[before.end - 1]?.end ?? 0);
  return (tokens[open - 1]?.end ?? 0) <= reached ? before.counted : null;
};

/** "59 % d'entre elles", "asylum claims over 150,000", "… ; 300 sont absents": what was named before. */
const countedElsewhere = (analysis: Analysis, draft: Draft, earlier: readonly Draft[]): Counted => {
  const { tokens } = analysis;
  const { first, end, type } = draft;
  if (sharedByPronoun(analysis, end))
    return (
      countedOf(analysis, pluralSubject(analysis, first)) ?? countedBefore(analysis, draft, earlier)?.counted ?? null
    );
  if ((type === 'count' || type === 'ratio') && isPart(analysis, draft))
    return countedBefore(analysis, draft, earlier)?.counted ?? null;
  const before = earlier.at(-1);
  const isRest =
    type === 'ratio' && before?.type === 'ratio' && analysis.sentenceOf[before.first] === analysis.sentenceOf[first];
  if (isRest) return before.counted;
  if (type === 'percent') return restated(analysis, draft, earlier.at(-1));
  if (type !== 'count' || !Number.isInteger(draft.value ?? 1)) return null;
  const bracketed = tokens[first - 1]?.text === '(' && /^[,)]$/u.test(tokens[end]?.text ?? '');
  if (bracketed) return countedOf(analysis, pluralBefore(analysis, first - 1));
  if (isGapped(analysis, draft) || isSubjectAlone(analysis, draft) || isHarmed(analysis, draft))
    return countedBefore(analysis, draft, earlier)?.counted ?? null;
  return draft.outerFirst < first ? countedOf(analysis, pluralBefore(analysis, draft.outerFirst)) : null;
};

/** "deux fois la population", "six fois moins que la distance": what a factor multiplies. */
export const multiplied = (analysis: Analysis, { end }: Draft): Counted => {
  const { tokens, tags, pack } = analysis;
  const than =
    pack.quantities.comparatives.has(tokens[end]?.norm ?? '') && ((tags[end + 1] ?? 0) & tag.subordinator) !== 0;
  const at = than ? end + 2 : end;
  // "deux fois moins que l'an passé"
  const isTime = phraseAt(pack.units.after, tokens, at + 1)?.value.kind === 'duration';
  return ((tags[at] ?? 0) & tag.determiner) === 0 || isTime
    ? null
    : countedOf(analysis, nounPhraseAt(analysis, at + 1));
};

/** "multiplie par trois [son bénéfice]": what a factor multiplies as the object right behind it. */
export const bearObject = (analysis: Analysis, draft: Draft): void => {
  const { tags, tokens, pack } = analysis;
  const { first, end, outerFirst } = draft;
  // "doubled [the lead]"
  const isVerb = end === first + 1 && factorOfWord(analysis, first) !== null;
  if (!isVerb && phraseBefore(pack.quantities.multiplierBefore, tokens, outerFirst) === null) return;
  if (((tags[end] ?? 0) & tag.determiner) === 0) return;
  const phrase = nounPhraseAt(analysis, end + 1);
  const object = countedOf(analysis, phrase);
  if (phrase === null || object === null) return;
  if (pack.nouns.metricNouns.has(tokens[phrase.head]?.norm ?? '')) draft.metric = object.span;
  else draft.counted = object;
};

/** "5 points more in [January]". */
const isTime = ({ tags }: Analysis, at: number): boolean =>
  ((tags[at] ?? 0) & (tag.month | tag.weekday | tag.digits)) !== 0;

/** What rises or falls by a share or factor: before it, or behind "a 12 percent drop in". */
export const changed = (analysis: Analysis, draft: Draft): Counted => {
  const behind = changeBehind(analysis, draft);
  if (behind !== null && analysis.pack.comparisons.changedLinks.has(analysis.tokens[behind.end]?.norm ?? ''))
    return isTime(analysis, behind.end + 1) ? null : countedOf(analysis, nounPhraseAt(analysis, behind.end + 1));
  return countedOf(analysis, changedBefore(analysis, draft));
};

/** "boîtes de 2 et 10 flacons": a bare number shares the noun of the next in its list. */
export const shareCounted = ({ tokens, pack }: Analysis, drafts: readonly Draft[]): void => {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const here = drafts[i] as Draft;
    const next = drafts[i + 1] as Draft;
    const link = tokens[here.end]?.norm ?? '';
    if (here.type !== 'count' || next.type !== 'count' || here.counted !== null || next.first !== here.end + 1)
      continue;
    if (link === ',' || link === pack.numbers.conjunction || pack.numbers.rangeLinks.has(link))
      here.counted = next.counted;
  }
};

/** "douze mois de prison, dont quatre ferme", "30 mois dont 6 fermes": a part in bare numbers of a duration or sum is one too. */
export const sharePart = (analysis: Analysis, draft: Draft, before: Draft | null): void => {
  const bare = draft.counted === null || analysis.pack.nouns.sentenceAdjectives.has(draft.counted.key);
  if (draft.type !== 'count' || !bare || (before?.type !== 'duration' && before?.type !== 'money')) return;
  if (!isPart(analysis, draft) || (draft.value ?? 0) > (before.value ?? 0)) return;
  draft.type = before.type;
  draft.counted = null;
  draft.unit = before.unit;
};

/** "120 blessés, dont 15 [graves]": is what stands behind a part no noun, but an adjective of what it is a part of? */
const isPartByAdjective = (analysis: Analysis, draft: Draft): boolean =>
  draft.counted !== null && analysis.pack.nouns.partAdjectives.has(draft.counted.key) && isPart(analysis, draft);

/** What a statistic counts that no noun right behind it says; `earlier` stand before it in the text. */
export const countedOutside = (analysis: Analysis, draft: Draft, earlier: readonly Draft[]): Counted => {
  if (isPartByAdjective(analysis, draft)) return countedBefore(analysis, draft, earlier)?.counted ?? draft.counted;
  if (draft.counted !== null) return draft.counted;
  if (draft.type === 'count') {
    const before = earlier.at(-1) ?? null;
    const follows =
      before !== null && analysis.sentenceOf[before.first] === analysis.sentenceOf[draft.first] ? before : null;
    const found = ofNumberNoun(analysis, draft) ?? ofPossessive(analysis, draft, follows);
    if (found !== null) return found;
  }
  return countedElsewhere(analysis, draft, earlier);
};
