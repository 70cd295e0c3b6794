import type { Language } from '../domain/language.ts';
import type { WordEdges } from '../text/word-forms.ts';
import type { ComparisonWords } from './comparison-words.ts';
import type { DateWords } from './date-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { NounWords } from './noun-words.ts';
import type { NumberWords } from './number-words.ts';
import type { PageWords } from './page-words.ts';
import type { PlaceWords } from './place-words.ts';
import type { QuantityWords } from './quantity-words.ts';
import type { ReportingWords } from './reporting-words.ts';
import type { SpeakerWords } from './speaker-words.ts';
import type { UnitWords } from './unit-words.ts';
import type { WorthWords } from './worth-words.ts';

/** All that the shared code knows of a language: words, marks and endings, and no logic. */
export interface LanguagePack {
  readonly language: Language;
  readonly edges: WordEdges;
  /** Words whose full stop ends no sentence, as in `norm`, without the stop. */
  readonly abbreviations: ReadonlySet<string>;
  /** Words that begin a sentence and no name: behind "the U.S.", "He" does and "Senate" does not. */
  readonly sentenceOpeners: ReadonlySet<string>;
  /** Frequent words that other languages with a pack do not share: how the language of a text is told. */
  readonly telling: ReadonlySet<string>;
  /** Those of them that languages without a pack have as well: "que" is Spanish, "la" Italian. */
  readonly tellingElsewhere: ReadonlySet<string>;
  /** Frequent words of its neighbours that it does not have: "el", "che". */
  readonly tellingAgainst: ReadonlySet<string>;
  /** Words too common to show that two texts are about the same thing. */
  readonly stopWords: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  readonly page: PageWords;
  readonly numbers: NumberWords;
  readonly units: UnitWords;
  readonly quantities: QuantityWords;
  readonly nouns: NounWords;
  readonly places: PlaceWords;
  readonly comparisons: ComparisonWords;
  readonly dates: DateWords;
  readonly reporting: ReportingWords;
  readonly speakers: SpeakerWords;
  readonly worth: WorthWords;
}
