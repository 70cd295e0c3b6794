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

export const french = lazily(
  (): LanguagePack => ({
    language: 'fr',
    edges: {
      elisions: new Set(['l', 'd', 'n', 's', 'j', 't', 'm', 'c', 'qu', 'lorsqu', 'puisqu', 'jusqu', 'quoiqu']),
      enclitics: [
        '-t-elles',
        '-t-elle',
        '-t-ils',
        '-t-il',
        '-t-on',
        '-elles',
        '-elle',
        '-ils',
        '-il',
        '-on',
        '-je',
        '-ce',
      ],
      wholeWords: new Set(['est-ce', 'là-dessus']),
    },
    abbreviations: new Set([
      'm',
      'mm',
      'mme',
      'mmes',
      'mlle',
      'mr',
      'dr',
      'pr',
      'me',
      'st',
      'ste',
      'av',
      'bd',
      'art',
      'cf',
      'etc',
      'env',
      'no',
      'vol',
      'p',
      'pp',
      'éd',
      'ex',
      'janv',
      'févr',
      'avr',
      'juil',
      'sept',
      'oct',
      'nov',
      'déc',
      'hab',
      'max',
      'min',
    ]),
    sentenceOpeners: new Set(
      "il elle ils elles on nous ce c' cela cette ces un une mais en dans après avant selon pour depuis si lors".split(
        ' ',
      ),
    ),
    telling: new Set(tellingWords),
    tellingElsewhere: new Set([
      'que',
      'la',
      'il',
      'le',
      'les',
      'des',
      'du',
      'sur',
      'par',
      "l'",
      "d'",
      "n'",
      "s'",
      "c'",
    ]),
    tellingAgainst: new Set(
      'el los las del con por para una como pero más di che della nel dal gli anche è uma não dos das com els amb va der die und het een'.split(
        ' ',
      ),
    ),
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
