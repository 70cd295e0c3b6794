import type { PhraseTable } from './phrase-table.ts';

/**
 * What a cue of place promises: a place for certain, one only before names that can't receive or belong ("à Lyon", but "à Martin"), or only
 * with an area ("sur l'île de", "on the coast of").
 */
export type PlaceCue = 'place' | 'perhaps' | 'area';

/** How a language says where something is. */
export interface PlaceWords {
  /** Before a capitalised name, that it is a place: "en", "dans le", "in". */
  readonly cues: PhraseTable<PlaceCue>;
  /** Places that are no names: "dans le monde", "worldwide". */
  readonly wholes: PhraseTable<'place'>;
  /** Between a cue and the name, linked to it by "de", "of": "sud", "province", "port". */
  readonly areas: ReadonlySet<string>;
  /** Right before a name, that it is a part of it: "southern". */
  readonly parts: ReadonlySet<string>;
  /** Names of places beside the territories, as in `norm`, that an article goes with: "Texas", "Havre". */
  readonly known: ReadonlySet<string>;
  /** Names that no place is meant by behind a cue: "Bourse", "Congress". */
  readonly notPlaces: ReadonlySet<string>;
  /** Right before "à", that no place follows: "[face] au Danemark". */
  readonly opponentWords: ReadonlySet<string>;
  /** Beginnings of words whose "à" names who gets or stands against something: "verser", "vendu", "face". */
  readonly recipientStems: readonly string[];
}
