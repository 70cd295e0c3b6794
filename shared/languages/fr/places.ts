import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst } from '../phrase-table.ts';
import type { PlaceCue, PlaceWords } from '../place-words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

const cues: PhraseList<PlaceCue> = [
  [
    'place',
    "en|dans|dans le|dans la|dans l'|dans les|près de|près d'|près du|autour de|autour d'|au large de|au large du|au large d'|au large des|à travers le|à travers la|à travers l'|à travers les",
  ],
  ['area', "sur l'|sur la"],
  ['perhaps', "à|au|aux|à la|à l'"],
];

const wholes: PhraseList<'place'> = [
  ['place', "dans le monde entier|dans le monde|à travers le monde|à l' échelle mondiale|à l' échelle nationale"],
];

export const placeLists = (): readonly WordList[] => [
  { tags: ['placeCue'], words: [...firstWords(cues), ...firstWords(wholes)] },
];

export const placeWords = (): PlaceWords => ({
  cues: phrasesByFirst(cues),
  wholes: phrasesByFirst(wholes),
  areas: words(
    'sud nord est ouest sud-est sud-ouest nord-est nord-ouest centre région province département ville commune port état île quartier banlieue périphérie district canton comté capitale village vallée baie golfe désert aéroport archipel agglomération métropole côte préfecture oblast gouvernorat environs',
  ),
  parts: new Set(),
  known: words(
    'havre mans caire cap touquet haye rochelle mecque réunion québec alabama alaska arizona arkansas colorado connecticut delaware idaho illinois indiana iowa kansas kentucky maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon tennessee texas utah vermont wisconsin wyoming manitoba saskatchewan ontario kosovo tibet xinjiang kurdistan royaume-uni proche-orient moyen-orient maghreb sahel',
  ),
  notPlaces: words(
    'coupe ligue champions bourse dieu internet excel tgv rer cdi cdd monde parlement sénat assemblée conseil constitution bible coran moyenne effet ehpad france-info figaro parisien journal officiel libération',
  ),
  opponentWords: words(
    'face grâce quant contrairement rapport suite hommage appel soutien opposé opposée opposés opposées',
  ),
  recipientStems:
    "vers vend donn accord prêt pay livr infligé propos offr cèd céd rapport coût remett remis fourn attribu demand réclam achet rachet command impos adress envoy transmi reproch destin réserv confi promi promet face grâce quant jusqu' suite contrairement compar conform opposé opposer oppose hostile favorable lié liés appart due dues voir associ particip succéd".split(
      ' ',
    ),
});
