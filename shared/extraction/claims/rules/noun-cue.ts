import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isAdverb } from '../adverbs.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimRule, contentOf, isQuoted } from '../claim-draft.ts';
import { isFiniteVerb } from '../clause.ts';
import { contentEnd } from '../content-end.ts';
import { canSpeak, type Mention, readMention } from '../mention.ts';
import { phraseEnd } from '../noun-phrase.ts';

/** How far before its clause the noun that announces it may stand, in tokens. */
const reach = 24;

/** Who is behind a noun: "la déclaration [du ministre]", "[le rapport] selon lequel", "[Lee]'s view"; null when nobody is named. */
const speakerOfNoun = (analysis: Analysis, noun: number, end: number): Mention | null => {
  const { tokens, tags, pack } = analysis;
  const { links, possessives } = pack.speakers;
  for (let i = noun + 1; i < end; i++) {
    if (tokens[i]?.text === ',') break;
    if (!links.has(tokens[i]?.norm ?? '')) continue;
    const mention = readMention(analysis, i + 1, phraseEnd(analysis, i + 1, end));
    if (mention.end > i + 1 && canSpeak(analysis, mention)) return mention;
  }
  let start = noun;
  while (start > 0 && ((tags[start - 1] as number) & (tag.adjective | tag.ordinal)) !== 0) start--;
  if (possessives.has(tokens[start - 1]?.norm ?? '')) {
    let owner = start - 1;
    while (owner > 0 && owner > start - 6 && tokens[owner - 1]?.capital) owner--;
    return owner < start - 1 ? readMention(analysis, owner, start - 1) : null;
  }
  if (((tags[noun] as number) & tag.spokenDocument) === 0) return null;
  return ((tags[start - 1] ?? 0) & tag.determiner) !== 0 ? readMention(analysis, start - 1, noun + 1) : null;
};

/** The noun before `at` that announces what follows; -1 when one stands there that announces nothing ("le principe selon lequel"). */
const announcing = ({ tokens, tags, pack }: Analysis, context: ClaimContext, at: number, floor: number): number => {
  for (let i = at - 1; i >= floor && i > at - reach; i--) {
    const { norm } = tokens[i] as (typeof tokens)[number];
    if (tokens[i]?.text === ';' || tokens[i]?.text === ':') return -1;
    if (pack.reporting.notSources.has(norm) && ((tags[i] as number) & (tag.adverb | tag.preposition)) === 0) return -1;
    if (pack.reporting.reportNouns.has(norm)) return i;
    if (((tags[i] as number) & tag.spokenDocument) !== 0 && !isQuoted(context, i)) return i;
  }
  return -1;
};

/** "la rumeur selon laquelle …": a noun announces what is said. */
export const nounSourceRule: ClaimRule = {
  name: 'claim.noun.source',
  triggers: tag.sourcePreposition,
  examples: [
    {
      language: 'fr',
      text: 'La déclaration du préfet, selon laquelle la digue est sûre, a surpris.',
      reads: 'la digue est sûre',
    },
    { language: 'fr', text: 'La rumeur selon laquelle le stade fermera est fausse.', reads: 'le stade fermera' },
  ],
  lookAlikes: [{ language: 'fr', text: 'Le principe selon lequel le pollueur paie est ancien.' }],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const phrase = phraseAt(pack.reporting.sources, tokens, at);
    if (phrase === null || isQuoted(context, at)) return null;
    if (!pack.reporting.sourceRelatives.has(tokens[phrase.end]?.norm ?? '')) return null;
    const noun = announcing(analysis, context, at, context.unitFirst(at));
    if (noun < 0) return null;
    const first = phrase.end + 1;
    const end = contentEnd(analysis, context, first, { nominal: false, at, sourced: true, relative: true });
    if (end <= first + 1) return null;
    return {
      ...contentOf(context, first, end),
      cue: { first: at, end: first, lemma: phrase.value, act: 'asserts', negated: false },
      speaker: speakerOfNoun(analysis, noun, at),
      fragments: null,
    };
  },
};

/** "La conclusion des experts est que …", "Lee's view is that …". */
export const nounClauseRule: ClaimRule = {
  name: 'claim.noun.clause',
  triggers: tag.subordinator,
  examples: [
    { language: 'fr', text: 'La conclusion des experts est que la digue cédera.', reads: 'la digue cédera' },
    { language: 'en', text: "The union's argument is that wages have fallen.", reads: 'wages have fallen' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le problème est que la digue est vieille.' },
    { language: 'en', text: 'The answer that he gave is long.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    if (!pack.reporting.clauseLinks.has(tokens[at]?.norm ?? '') || isQuoted(context, at)) return null;
    let verb = at - 1;
    while (isAdverb(analysis, verb)) verb--;
    if (!pack.reporting.passive.has(tokens[verb]?.norm ?? '') || !isFiniteVerb(analysis, verb)) return null;
    const floor = context.unitFirst(at);
    for (let noun = verb - 1; noun >= floor && noun > verb - reach; noun--) {
      if (isFiniteVerb(analysis, noun) || tokens[noun]?.kind === 'punctuation') return null;
      if (!pack.reporting.reportNouns.has(tokens[noun]?.norm ?? '')) continue;
      const end = contentEnd(analysis, context, at + 1, { nominal: false, at });
      if (end <= at + 1) return null;
      return {
        ...contentOf(context, at + 1, end),
        cue: { first: noun, end: verb + 1, lemma: tokens[noun]?.norm ?? '', act: 'asserts', negated: false },
        speaker: speakerOfNoun(analysis, noun, verb),
        fragments: null,
      };
    }
    return null;
  },
};
