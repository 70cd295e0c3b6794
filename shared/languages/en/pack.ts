import type { LanguagePack } from '../language-pack.ts';
import { lazily } from '../lazily.ts';
import { buildLexicon } from '../lexicon.ts';
import { comparisonLists, comparisonWords } from './comparisons.ts';
import { dateLists, dateWords } from './dates.ts';
import { functionWords, tellingWords } from './function-words.ts';
import { nounWords } from './nouns.ts';
import { numberLists, numberWords } from './numbers.ts';
import { pageWords } from './page-words.ts';
import { placeLists, placeWords } from './places.ts';
import { quantityLists, quantityWords } from './quantities.ts';
import { reportingWordLists, reportingWords } from './reporting.ts';
import { speakerWordLists, speakerWords } from './speakers.ts';
import { unitLists, unitWords } from './units.ts';
import { worthWords } from './worth.ts';

export const english = lazily(
  (): LanguagePack => ({
    language: 'en',
    edges: {
      elisions: new Set(),
      enclitics: ["'s"],
      wholeWords: new Set(["it's", "let's", "that's", "there's", "he's", "she's", "what's", "who's", "here's"]),
    },
    abbreviations: new Set([
      'mr',
      'mrs',
      'ms',
      'dr',
      'prof',
      'st',
      'rev',
      'gen',
      'col',
      'lt',
      'sgt',
      'capt',
      'sen',
      'rep',
      'gov',
      'jr',
      'sr',
      'vs',
      'inc',
      'ltd',
      'co',
      'corp',
      'no',
      'vol',
      'fig',
      'al',
      'jan',
      'feb',
      'mar',
      'apr',
      'jun',
      'jul',
      'aug',
      'sep',
      'sept',
      'oct',
      'nov',
      'dec',
      'approx',
      'est',
    ]),
    sentenceOpeners: new Set(
      'the he she it they we this these those there his her its their in on at after before but and when while as if for from by with since during although however meanwhile according'.split(
        ' ',
      ),
    ),
    telling: new Set(tellingWords),
    tellingElsewhere: new Set(),
    tellingAgainst: new Set(),
    stopWords: new Set(functionWords.flatMap(({ words }) => words as readonly string[])),
    lexicon: buildLexicon([
      ...functionWords,
      ...numberLists(),
      ...dateLists(),
      ...unitLists(),
      ...quantityLists(),
      ...comparisonLists(),
      ...placeLists(),
      ...reportingWordLists(),
      ...speakerWordLists(),
    ]),
    page: pageWords(),
    numbers: numberWords(),
    units: unitWords(),
    quantities: quantityWords(),
    nouns: nounWords(),
    places: placeWords(),
    comparisons: comparisonWords(),
    dates: dateWords(),
    reporting: reportingWords(),
    speakers: speakerWords(),
    worth: worthWords(),
  }),
);
