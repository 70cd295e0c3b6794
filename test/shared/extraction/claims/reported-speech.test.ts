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
  ])('reads %s', (_what, text, claims) => {
    expect(read(text, 'fr')).toEqual(claims);
  });
});
