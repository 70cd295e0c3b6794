import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readClaims } from '../../../../shared/extraction/claims/read-claims.ts';
import { packs } from '../../../../shared/languages/packs.ts';

/** Each claim as "who: what", or what alone where nobody is named. */
const read = (text: string, language: Language) =>
  readClaims(analyse(text, packs[language])).map(({ span, speaker }) =>
    [...(speaker === null ? [] : [text.slice(...speaker.span)]), text.slice(...span)].join(': '),
  );

describe('reported speech in French', () => {
  it.each<[what: string, text: string, claims: string[]]>([
    ['the first person', 'Nous le répétons : le pont doit rester ouvert.', ['Nous: le pont doit rester ouvert']],
    ['the first person behind a modal', 'Je voudrais rappeler que le pont est fermé.', ['Je: le pont est fermé']],
    ['an object that looks like a subject', 'La maire nous a dit que le pont est sûr.', ['La maire: le pont est sûr']],
    ['a stray comma before the link', 'La maire a rappelé à cet égard, que tout va bien.', ['La maire: tout va bien']],
    [
      'an aside with a verb before the link',
      "La maire a confirmé, comme le préfet l'avait dit, que le pont est sûr.",
      ['La maire: le pont est sûr'],
    ],
    [
      'a clause of "comme" behind another',
      "Le règlement le prévoit et, comme l'a dit la maire, cela se fera.",
      ['la maire: cela se fera'],
    ],
    ['a rumour', 'Une rumeur selon laquelle le stade fermera circule.', ['le stade fermera circule']],
    ['a pronoun without a comma', 'Selon moi il a tort sur ce point.', ['moi: il a tort sur ce point']],
    [
      'a source within a relative clause',
      'La plaque qui selon Luc Morin avait disparu est là.',
      ['Luc Morin: qui selon Luc Morin avait disparu est là'],
    ],
    [
      'a source within a clause',
      'Il décrit un plan qui représente selon elle un danger.',
      ['elle: qui représente selon elle un danger'],
    ],
    [
      'decimals before a source',
      'Le prix atteint 8,50 francs selon Luc Morin.',
      ['Luc Morin: Le prix atteint 8,50 francs'],
    ],
    [
      'an incise within a clause that a quote begins',
      'Le plan « Rives », dit cette délégation, ne suffit pas.',
      ['cette délégation: Le plan « Rives », dit cette délégation, ne suffit pas'],
    ],
    [
      'an estimate',
      'Le syndicat estime à 75 000 le nombre de postes menacés, contre 45 000 en mai.',
      ['Le syndicat: 75 000 le nombre de postes menacés, contre 45 000 en mai'],
    ],
    ['a suspicion without a source', "Deux élus sont soupçonnés d'avoir triché.", ['avoir triché']],
    ['what nobody has said yet', 'Les élus peuvent être appelés à témoigner.', []],
    ['whom somebody speaks of', 'Le journal cite un porte-parole du ministère.', []],
    [
      'what is more behind "mais"',
      'Elle estime que le plan est bon, pas seulement pour la ville, mais aussi pour le port.',
      ['Elle: le plan est bon, pas seulement pour la ville, mais aussi pour le port'],
    ],
    [
      'two cues of one speaker, the second a participle',
      'Le club dément avoir payé, assurant que tout est clair et promettant une enquête.',
      ['Le club: avoir payé', 'Le club: tout est clair', 'Le club: une enquête'],
    ],
    [
      'two statements where a verb of praise follows',
      'Luc Morin juge que le plan est « vague » mais salue « un pas ».',
      ['Luc Morin: le plan est « vague »'],
    ],
    [
      'a clause up to the main verb',
      'Le rapport, qui affirme que la digue est vieille, sera publié.',
      ['Le rapport: la digue est vieille'],
    ],
    [
      'what is not said besides',
      'Elle a confirmé que le vote est prévu, sans préciser la date.',
      ['Elle: le vote est prévu'],
    ],
    [
      'a source of no name',
      'De source policière, trois hommes sont en fuite.',
      ['source policière: trois hommes sont en fuite'],
    ],
    ['readiness', "La maire s'est dite prête à discuter.", ['La maire: prête à discuter']],
    ['who is told', 'La pilote prévient la tour que le moteur brûle.', ['La pilote: le moteur brûle']],
    [
      'an aside before a noun',
      'La maire a annoncé, dans un communiqué, la fermeture du pont.',
      ['La maire: la fermeture du pont'],
    ],
    [
      'a name as in an interview',
      'Anne Leroy : « Le port est notre avenir. »',
      ['Anne Leroy: Le port est notre avenir.'],
    ],
    ['a nickname', 'Elle répond au nom de Lise, surnommée « La Reine des quais » par les siens.', []],
    ['a remark of the article', 'Il est à noter que le pont est vieux.', []],
    ['a question of ours', 'Pensez-vous que le pont tiendra ?', []],
    ['an indirect question', 'Un panneau pour expliquer ce que le pont a coûté.', []],
  ])('reads %s', (_what, text, claims) => {
    expect(read(text, 'fr')).toEqual(claims);
  });
});

describe('reported speech in English', () => {
  it.each<[what: string, text: string, claims: string[]]>([
    ['a gerund', 'The driver denied taking any money.', ['The driver: taking any money']],
    ['an estimate', 'The mayor estimated the toll at 40.', ['The mayor: the toll at 40']],
    ['what officials warn of', 'Officials warned of heavy rain.', ['Officials: heavy rain']],
    ['how somebody is named by whom', 'She was described by Ann Lee as "a born leader".', ['Ann Lee: a born leader']],
    [
      'of two speakers each their own',
      'Ann Lee says it is safe, while Luke Moore says it is not.',
      ['Ann Lee: it is safe', 'Luke Moore: it is not'],
    ],
    ['a pronoun behind what opens the sentence', 'First of all I think we have won.', ['I: we have won']],
    [
      'a subject with an aside',
      'The team found crops, such as wheat, have lost water.',
      ['The team: crops, such as wheat, have lost water'],
    ],
    [
      'an accusation by somebody',
      'The firm was accused by Ann Lee of hiding the report.',
      ['Ann Lee: hiding the report'],
    ],
    ['no object', 'She wrote papers on tides, which were read widely.', []],
    ['no object behind a pronoun', 'My father showed me the sea and I was happy.', []],
    ['no question', 'Do you think it was fair?', []],
    ['no theory', 'The text was sorted according to the "wave" theory of 1910.', []],
    ['no title', 'They made a show called "The Harbour and the Hill".', []],
    ['no relative clause', 'Lee estimated the number of grains that should be caught.', []],
  ])('reads %s', (_what, text, claims) => {
    expect(read(text, 'en')).toEqual(claims);
  });
});
