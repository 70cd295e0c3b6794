import type { WordList } from '../lexicon.ts';
import { firstWords, type PhraseList, phrasesByFirst } from '../phrase-table.ts';
import type { PlaceCue, PlaceWords } from '../place-words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

const cues: PhraseList<PlaceCue> = [
  ['place', 'in|across|throughout|near|outside|in the|across the|throughout the|near the|off the'],
  ['area', 'on the'],
  ['perhaps', 'at|at the'],
];

const wholes: PhraseList<'place'> = [
  ['place', 'worldwide|nationwide|in the world|around the world|across the world|globally'],
];

export const placeLists = (): readonly WordList[] => [
  { tags: ['placeCue'], words: [...firstWords(cues), ...firstWords(wholes)] },
];

export const placeWords = (): PlaceWords => ({
  cues: phrasesByFirst(cues),
  wholes: phrasesByFirst(wholes),
  areas: words(
    'south north east west southeast southwest northeast northwest centre center region province state city town port island suburb suburbs district county capital village valley gulf coast airport municipality outskirts archipelago prefecture',
  ),
  parts: words(
    'southern northern eastern western central southeastern southwestern northeastern northwestern southeast southwest northeast northwest downtown rural upstate coastal south north east west inner greater mainland',
  ),
  known: new Set(),
  notPlaces: words(
    'congress czech greek polish welsh hebrew swedish danish dutch russian portuguese turkish hindi parliament senate house commons english french german spanish italian arabic chinese japanese latin god christ islam bible windows olympics league cup championship bundesliga series internet constitution court',
  ),
  opponentWords: words(
    'shares share stake stakes interest investment investments confidence trust faith believe believes holding holdings',
  ),
  recipientStems: [],
});
