import type { ComparisonWords, Direction } from '../comparison-words.ts';
import type { WordList } from '../lexicon.ts';
import { phrasesByFirst, phrasesByLast } from '../phrase-table.ts';

const words = (text: string): readonly string[] => text.split(/\s+/u);

/** Forms of verbs in "-er" whose stem does not change, but for "-ant", which is more often a noun ("montant"). */
const firstGroup = (stems: string): readonly string[] =>
  words(stems).flatMap((stem) =>
    words('e ent er é ée és ées ait aient a era eront erait eraient').map(
      (ending) => `${stem}${stem.endsWith('g') && ending.startsWith('a') ? 'e' : ''}${ending}`,
    ),
  );

const up = words(
  'augmente augmentera augmenteront progressera grimpera augmenté augmentent augmentait augmentation hausse hausses progresse progressé progression progresser grimpe grimpé grimper bondit bondi bond croît crû croissance gagne gagné gagnent relève relevé relever relèvement monte monté accroissement augmenter accélère accéléré accélération rebondi rebondit rebond explosé explose explosent flambé flambe flambée envole envolé envolée envolent grimpent progressent progressaient bondissent renchéri renchérit monter montent montée augmentant progressant multiplié multipliée multipliés multipliées multiplier multiplie multiplient relevé relevée relevés relevées bondissait bondissaient croissait croissaient montait montaient prenait adjugeait adjuge grappillait grappille supérieur supérieure supérieurs supérieures',
);
const down = words(
  'baisse baissera diminuera reculera baissé baissent baisser baisses baissait recul recule reculé reculer diminue diminué diminution diminuer chute chuté chuter perd perdu repli réduit réduite réduire réduisant réduction ramène ramené ramener ramenant abaisse abaissé abaisser repasse effondre effondré descend descendu dégringole tombe tombé tombée tombés tomber tombent tombera tomberont cède cédé céder dévisse plonge plongé fléchi fléchit ralenti ralentit ralentissement effondrent effondrement régressé régresse régression contracté contracte contraction dégringolé reculent reculaient chutent perdent perdre ramènera ramenée ramenés ramenées tombant amputé amputée raboté rabotée freiné divisé divisée divisés divisées diviser divise divisent abaissée abaissés abaissées diminuent diminuer diminuant baissant amoindri rétréci décru décroît décroissance décrue perdait perdaient perdra perdront perdrait cédait cédaient tombait tombaient abaissait réduisait réduisaient fléchissait ralentissait abandonnait abandonne lâchait repliait inférieur inférieure inférieurs inférieures',
);
const directions = new Map<string, Direction>([
  ...firstGroup('augment progress grimp gagn remont flamb explos bond').map((word) => [word, 'up'] as const),
  ...firstGroup('baiss recul diminu chut dégringol plong effondr régress dévaloris repli').map(
    (word) => [word, 'down'] as const,
  ),
  ...up.map((word) => [word, 'up'] as const),
  ...down.map((word) => [word, 'down'] as const),
]);

export const comparisonLists = (): readonly WordList[] => [{ tags: ['change'], words: [...directions.keys()] }];

export const comparisonWords = (): ComparisonWords => ({
  directions,
  reaching: phrasesByLast([
    [
      'to',
      "pour atteindre|pour s' établir à|pour arriver à|pour passer à|pour tomber à|pour revenir à|pour monter à|pour s' élever à|atteignant|s' établissant à",
    ],
  ]),
  sizedVerbs: new Set(),
  particleVerbs: new Set(),
  levelBounds: new Set(),
  publishing: new Set(
    words(
      'publié publiée publiés publiées paru parue parus parues diffusé diffusée diffusés diffusées dévoilé dévoilée dévoilés dévoilées',
    ),
  ),
  superlatives: new Set(words('plus moins record pire pires meilleur meilleure meilleurs premier première première')),
  reflexiveLevels: new Set(words('monte montent montait montaient monter')),
  directionsAfter: phrasesByFirst([
    ['up', "de hausse|d' augmentation|de croissance"],
    ['down', 'de baisse|de recul|de repli'],
  ]),
  comparativesAfter: phrasesByFirst([
    ['up', "de plus que|de plus qu'|de plus par rapport|de plus en|de plus|supérieur à|supérieure à|plus élevé que"],
    ['down', "de moins que|de moins qu'|de moins par rapport|de moins en|de moins|inférieur à|inférieure à"],
  ]),
  baseline: phrasesByLast([
    [
      'baseline',
      "par rapport à|par rapport au|par rapport aux|par rapport à celle du|par rapport à celui du|par rapport à celle de|par rapport à celui de|par rapport à ceux de|par rapport à celles de|comparé à|comparée à|comparés à|comparativement à|qu' en|que celle d'|que celui de|à la même période de|plus qu'|moins qu'|plus que|moins que|à celui de|à celle de|à ceux de|à celles de|niveau de|niveaux de",
    ],
  ]),
  thanWords: new Set(['que', "qu'"]),
  before: phrasesByLast([
    [
      'perhaps',
      "contre|après|au lieu de|au lieu d'|alors qu' il était de|alors qu' elle était de|comparé à|comparée à|comparés à|comparées à|à comparer à|à comparer aux",
    ],
  ]),
  earlier: new Set(words('auparavant précédemment avant tôt alors initialement')),
  changedLinks: new Set(),
  since: phrasesByLast([
    ['since', 'depuis|depuis le|depuis la|à partir de|depuis le début des relevés en|depuis le début des mesures en'],
  ]),
  onYears: new Set(),
  periodOpeners: new Set(['entre', 'de', "d'", 'du']),
  periodLinks: new Set(['et', 'à', 'au', '-', '–']),
  timeFrames: new Set(
    words('sur un une an ans année mois trimestre semestre jour jours semaine glissement annuel annuelle seul seule'),
  ),
  divisors: phrasesByLast([
    [
      'divisor',
      'divisé par|divisée par|divisés par|divisées par|diviser par|divise par|divisent par|divisant par|divisera par',
    ],
  ]),
  factorAdverbs: new Map(),
  shrinking: new Map(),
});
