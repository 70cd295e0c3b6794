import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { claimsOf, lastSpeaker } from './speakers.ts';

describe('roles', () => {
  it.each<[what: string, text: string, role: string]>([
    ['behind "du"', 'Suivit le mot du président, Luc Morin, qui affirme que le club va bien.', 'président'],
    [
      'where the name stands, whatever it is called elsewhere',
      "Luc Morin, directeur général de l'agence des ports, est venu. L'ancien pilote Luc Morin affirme que le quai tient.",
      'ancien pilote',
    ],
    [
      'of one among several, within a quote',
      '"Nous ferons appel, a réagi Luc Morin, l\'un des avocats du port. Rien n\'est perdu."',
      'un des avocats du port',
    ],
    [
      'that say less behind a name',
      'Luc Morin, un porte-parole du port, est venu. Luc Morin affirme que le quai tient.',
      'porte-parole du port',
    ],
    [
      'past what says since when',
      "Luc Morin, aujourd'hui professeur à Bari, affirme que le quai tient.",
      'professeur à Bari',
    ],
    ['of an outer phrase', "L'avocat du maire, Luc Morin, affirme que rien n'est vrai.", 'avocat du maire'],
  ])('are read %s', (_what, text, role) => {
    expect(lastSpeaker('fr', text)).toMatchObject({ name: 'Luc Morin', role });
  });
});

describe('capitalised roles', () => {
  it.each<[text: string, name: string, role: string | null]>([
    ['Interior Minister Matus Torek Estal said that the bridge held.', 'Matus Torek Estal', 'Interior Minister'],
    [
      'Interior Minister Matus Torek Estal came. Torek Estal said that the bridge held.',
      'Matus Torek Estal',
      'Interior Minister',
    ],
    [
      'Interior Minister Matus Torek Estal came. The minister said that the bridge held.',
      'Matus Torek Estal',
      'Interior Minister',
    ],
    ['Stephen King said that the bridge held.', 'Stephen King', null],
    [
      'The Minister of Industry and Commerce Rishel Bathor came. Bathor denied it had happened.',
      'Rishel Bathor',
      'Minister of Industry and Commerce',
    ],
  ])('are no part of the name in %s', (text, name, role) => {
    expect(lastSpeaker('en', text)).toMatchObject({ name, role, kind: 'person' });
  });

  it('are borne by nobody else', () => {
    const text = 'Prime Minister Ann Lee came. The minister said that the bridge held.';
    expect(lastSpeaker('en', text)).toMatchObject({ name: null });
  });
});

describe('offices', () => {
  it.each<[what: string, text: string, name: string | null, role: string]>([
    [
      'under another of their names',
      "Le président de la République est venu. « C'est fait », a indiqué le chef de l'Etat.",
      'président de la République',
      "chef de l'Etat",
    ],
    [
      'with a capital of their own',
      'La Première ministre prend ses distances. « Le pays attend », avertit-elle.',
      'Première ministre',
      'Première ministre',
    ],
    ['alone with a capital', 'Le Préfet assure que le pont tient.', null, 'Préfet'],
    [
      'before the one who bears them is named',
      'Le ministre de la Pêche affirme que tout est faux. Face à la presse, Omar Gaye a saisi son avocat.',
      'Omar Gaye',
      'ministre de la Pêche',
    ],
  ])('are known %s', (_what, text, name, role) => {
    const [claim] = claimsOf('fr', text);
    expect(claim?.speaker?.name).toBe(name);
    expect(claim?.speaker?.role).toBe(role);
  });
});

describe('phrases', () => {
  it.each<[language: Language, text: string, mention: string]>([
    ['fr', 'Un rapport de la commission publié mardi affirme que le pont cède.', 'Un rapport de la commission'],
    ['fr', "Un communiqué du port diffusé à l'aube affirme que le quai tient.", 'Un communiqué du port'],
  ])('end before a participle and its words (%s): %s', (language, text, mention) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention });
  });

  it('are subjects with their role before them, and taken up as such', () => {
    const text =
      "L'entraîneur et ancien joueur Luc Morin s'est retiré. Commentateur avec son complice, Marc Leroy, il affirme que tout va bien.";
    expect(lastSpeaker('fr', text)).toMatchObject({ text: 'il', name: 'Luc Morin' });
  });

  it('are taken up by a pronoun right behind them', () => {
    const text = 'M. Morin est venu. Quant à la préfète Anne Leroy, elle pense que tout va bien.';
    expect(lastSpeaker('fr', text)).toMatchObject({ text: 'elle', name: 'Anne Leroy' });
  });
});
