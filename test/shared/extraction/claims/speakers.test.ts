import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readClaims } from '../../../../shared/extraction/claims/read-claims.ts';
import { packs } from '../../../../shared/languages/packs.ts';

/** Who makes the last claim of a text. */
const lastSpeaker = (language: Language, text: string) => {
  const speaker = readClaims(analyse(text, packs[language])).at(-1)?.speaker;
  return speaker && { ...speaker, text: text.slice(...speaker.span) };
};

describe('names', () => {
  it.each<[what: string, language: Language, text: string, name: string | null, role: string | null, kind: string]>([
    [
      'no article that only opens the sentence',
      'fr',
      'La Belgique a dénoncé le projet.',
      'Belgique',
      null,
      'government',
    ],
    [
      'a name behind the chamber that its bearer presides',
      'fr',
      "Le président de l'Assemblée Camille Durand affirme que le vote aura lieu.",
      'Camille Durand',
      "président de l'Assemblée",
      'person',
    ],
    [
      'a name behind the country that its bearer serves',
      'fr',
      "L'ambassadeur du Brésil Zelimo Oraste affirme que le vote aura lieu.",
      'Zelimo Oraste',
      'ambassadeur du Brésil',
      'person',
    ],
    [
      'the name of a body that bears a person’s',
      'fr',
      "L'Hôpital Louise Morin affirme que le service rouvrira.",
      'Hôpital Louise Morin',
      null,
      'organisation',
    ],
    [
      'a body by its acronym',
      'fr',
      'La MJC Horizon affirme que la salle fermera.',
      'MJC Horizon',
      null,
      'organisation',
    ],
    ['initials', 'en', 'W. R. Ballard said that the bridge would hold.', 'W. R. Ballard', null, 'person'],
    [
      'the stops of an initialism',
      'en',
      'The U.S. Bureau of Bridges said the bridge would hold.',
      'U.S. Bureau of Bridges',
      null,
      'organisation',
    ],
  ])('reads %s', (_what, language, text, name, role, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name, role, kind });
  });

  it.each<[language: Language, text: string]>([
    ['fr', 'Évoquant la crise, il affirme que tout ira bien.'],
    ['fr', 'Resté seul, il affirme que tout ira bien.'],
    ['en', 'Asked about the bridge, she said that it would hold.'],
  ])('takes no participle that opens a sentence for a name (%s): %s', (language, text) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name: null });
  });
});
