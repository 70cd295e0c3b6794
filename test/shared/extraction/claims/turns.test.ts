import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { claimsOf } from './speakers.ts';

const told = (language: Language, text: string) =>
  claimsOf(language, text).map(({ kind, cue, span, speaker }) => [
    kind,
    cue === null,
    speaker?.name ?? null,
    text.slice(...span),
  ]);

describe('the answers of an interview', () => {
  it('are claims of who is named before the first of them', () => {
    const text = [
      'Le Phare : Combien de postes seront supprimés ?',
      'Ana Roux : Nous rendons 38 postes sur 9 400. La maire de Brieux a dit que cela suffirait.',
      'Que répondez-vous aux syndicats ?',
      "L'académie a perdu 11 000 élèves en cinq ans. C'est considérable.",
      'Le syndicat affirme que 27 classes seront surchargées.',
      "C'est faux : nous en attendons neuf, toutes en maternelle.",
      'La rentrée aura lieu le 2 septembre.',
    ].join('\n\n');
    expect(told('fr', text)).toEqual([
      ['direct', true, 'Ana Roux', 'Nous rendons 38 postes sur 9 400. La maire de Brieux a dit que cela suffirait'],
      ['direct', true, 'Ana Roux', "L'académie a perdu 11 000 élèves en cinq ans. C'est considérable"],
      ['indirect', false, 'syndicat', '27 classes seront surchargées'],
      ['direct', true, 'Ana Roux', "C'est faux : nous en attendons neuf, toutes en maternelle"],
    ]);
  });

  it('are read in English too, of several who answer', () => {
    const text = [
      'Post: How many jobs will go?',
      'Ann Lee: We will cut 120 jobs by the end of March.',
      'Mark Doyle: That is what they said in 2019 as well.',
    ].join('\n\n');
    expect(told('en', text).map(([, , name]) => name)).toEqual(['Ann Lee', 'Mark Doyle']);
  });

  it.each<[what: string, language: Language, text: string]>([
    [
      'results',
      'fr',
      'Qui a gagné ?\n\nAna Roux : 34,2 % des suffrages, 1 200 voix.\n\nLuc Morin : 33,1 % des suffrages.',
    ],
    [
      'places',
      'fr',
      'Où manque le courant ?\n\nBrest : 3 000 foyers sont coupés ce soir.\n\nBrieux : le réseau est rétabli partout.',
    ],
    ['an article that asks nothing', 'fr', 'Ana Roux : le nom circule et revient souvent à la mairie de Brieux.'],
    [
      'a question of an article',
      'fr',
      'Que faire du pont ? La mairie hésite.\n\nLe pont date de 1950 et doit fermer bientôt.',
    ],
  ])('are none in %s', (_what, language, text) => {
    expect(told(language, text)).toEqual([]);
  });
});
