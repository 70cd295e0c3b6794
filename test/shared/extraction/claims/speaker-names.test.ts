import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { lastSpeaker } from './speakers.ts';

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
    [
      'a name behind the republic that its bearer presides',
      'fr',
      'Selon le président de la République Luc Morin, le vote aura lieu.',
      'Luc Morin',
      'président de la République',
      'person',
    ],
    [
      'a first minister, who is no first cause',
      'fr',
      'Selon la Première ministre Ana Roux, le vote aura lieu.',
      'Ana Roux',
      'Première ministre',
      'person',
    ],
    [
      'a lawyer by her title behind a source',
      'fr',
      "Selon Me Ana Roux, l'avocate de la famille, le vote aura lieu.",
      'Ana Roux',
      'avocate de la famille',
      'person',
    ],
    [
      'a role behind an age',
      'fr',
      'Le vote aura lieu, affirme Luc Morin, 54 ans, éleveur à Brieux.',
      'Luc Morin',
      'éleveur à Brieux',
      'person',
    ],
    [
      'a body of two capitals with its complement',
      'fr',
      'La Haute Autorité de santé affirme que le vote aura lieu.',
      'Haute Autorité de santé',
      null,
      'government',
    ],
    ['a rank', 'en', 'Capt. Ann Lee said that the bridge would hold.', 'Ann Lee', null, 'person'],
    [
      'a member of parliament behind the party',
      'en',
      'Labour MP Ann Lee said that the bridge would hold.',
      'Ann Lee',
      'Labour MP',
      'person',
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

describe('several speakers', () => {
  it.each<[language: Language, text: string, mention: string, kind: string]>([
    ['fr', 'La Belgique et le Brésil affirment que le traité tient.', 'La Belgique et le Brésil', 'government'],
    ['fr', 'Bari et certaines autres villes affirment que la loi tient.', 'Bari et certaines autres villes', 'group'],
    ['fr', 'Le maire et la préfète affirment que le pont tient.', 'Le maire et la préfète', 'group'],
    ['fr', 'Ann Lee et Luc Morin affirment que le pont tient.', 'Ann Lee et Luc Morin', 'group'],
    ['en', 'Ann Lee and Luke Marsh said that the bridge held.', 'Ann Lee and Luke Marsh', 'group'],
    ['en', 'Lee and her colleagues said that the bridge held.', 'Lee and her colleagues', 'group'],
  ])('are one mention (%s): %s', (language, text, mention, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention, kind });
  });

  it.each<[text: string, role: string]>([
    [
      'Le ministre de la Santé et des Sports Luc Morin affirme que le stade rouvrira.',
      'ministre de la Santé et des Sports',
    ],
    ['Un élu, Luc Morin, affirme que le stade rouvrira.', 'élu'],
  ])('are none in %s', (text, role) => {
    expect(lastSpeaker('fr', text)).toMatchObject({ name: 'Luc Morin', role });
  });
});

describe('names beside roles', () => {
  it.each<[what: string, language: Language, text: string, name: string | null, kind: string]>([
    [
      'an apposition with a rank',
      'fr',
      "« C'est calme », a affirmé le porte-parole de l'armée, le colonel Luc Morin.",
      'Luc Morin',
      'person',
    ],
    [
      'nobody but the one they speak for',
      'en',
      'A spokesman for trade chief Ann Lee denied it, saying the port had not replied.',
      null,
      'person',
    ],
    [
      'a first word that no list knows',
      'en',
      '"It is over," port ministry spokesman Hamad Reza Karim said on Monday.',
      'Hamad Reza Karim',
      'person',
    ],
  ])('are read of %s', (_what, language, text, name, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name, kind });
  });
});

describe('towns', () => {
  it('are no people, though some bear their name', () => {
    const text = "Le maire vit à Florence. Il travaille à Florence. Florence dément que l'eau manque.";
    expect(lastSpeaker('fr', text)).toMatchObject({ name: 'Florence', kind: 'government' });
  });
});

describe('plurals of people', () => {
  it.each<[language: Language, text: string, mention: string]>([
    ['fr', 'Les généraux affirment que le front tient.', 'Les généraux'],
    ['fr', "Les membres du comité ont parlé. « C'est fini », ont-ils déclaré.", 'ils'],
    ['en', 'Two witnesses said that the bridge held.', 'Two witnesses'],
  ])('are groups (%s): %s', (language, text, mention) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention, kind: 'group' });
  });
});
