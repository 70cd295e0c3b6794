import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { extract } from '../../../../shared/extraction/extract.ts';
import type { TraceEvent } from '../../../../shared/extraction/rule.ts';

const claimsIn = (text: string, language: Language = 'fr', trace?: (event: TraceEvent) => void) =>
  extract(text, {
    name: 'a.txt',
    receivedAt: '2026-06-01T00:00:00Z',
    metadata: { language },
    ...(trace === undefined ? {} : { trace }),
  }).claims;
const worth = (text: string, language: Language = 'fr') =>
  Math.max(0, ...claimsIn(text, language).map(({ checkWorthiness }) => checkWorthiness ?? 0));

describe('assertions', () => {
  it('are the sentences of the article that nobody else says', () => {
    const claims = claimsIn(
      'Le chômage a augmenté de 12 % dans la région depuis mars. La maire a annoncé que le pont fermerait lundi.',
    );
    expect(claims.map(({ kind, text }) => [kind, text])).toEqual([
      ['assertion', 'Le chômage a augmenté de 12 % dans la région depuis mars'],
      ['indirect', 'le pont fermerait lundi'],
    ]);
    expect(claims[0]).toMatchObject({ speaker: null, cue: null, polarity: 'stated' });
    expect(claims[0]?.statisticIds).toHaveLength(1);
  });

  it.each<[what: string, text: string]>([
    ['a question', 'Le pont de la ville va-t-il fermer ?'],
    ['a heading', 'Les usines du nord en 2026'],
    ['a few words', 'Il pleut.'],
  ])('are not read in %s', (_what, text) => {
    expect(claimsIn(text)).toEqual([]);
  });
});

describe('check-worthiness', () => {
  it.each<[language: Language, more: string, less: string]>([
    [
      'fr',
      'Le chômage a augmenté de 12 % dans le pays en un an.',
      'Le spectacle de la place a beaucoup plu aux passants.',
    ],
    ['fr', 'La loi interdit depuis 2010 la vente de ce gaz.', 'Nous espérons que notre belle fête vous plaira encore.'],
    ['fr', "L'usine a été fermée à cause d'un incendie.", "L'usine sera peut-être un jour une belle salle."],
    ['en', 'The plant cut 400 jobs because of new taxes.', 'I hope that you will like our wonderful show.'],
    ['en', 'The tax is twice as high as in 2010.', 'The mayor will soon visit the new show.'],
  ])('in %s is higher for "%s" than for "%s"', (language, more, less) => {
    expect(worth(more, language)).toBeGreaterThan(worth(less, language));
  });

  it('is low for what is withheld', () => {
    expect(worth("La maire n'a pas dit si 400 postes seraient supprimés.")).toBeLessThan(
      worth('La maire a dit que 400 postes seraient supprimés.'),
    );
  });

  it('tells the share of each signal', () => {
    const events: TraceEvent[] = [];
    claimsIn('Le chômage a augmenté de 12 % dans le pays en un an.', 'fr', (event) => events.push(event));
    expect(events).toContainEqual(
      expect.objectContaining({ rule: 'worth.share', reason: expect.stringMatching(/^\+1\.40 of /) }),
    );
  });
});

describe('about', () => {
  it.each<[text: string, about: string]>([
    ['Le pont a coûté 12 millions d’euros à la commune.', 'quantity'],
    ["La route a été coupée à cause d'un glissement de terrain.", 'cause'],
    ['La loi interdit la pêche dans toute la baie.', 'law'],
    ['Le ministre a nommé les deux dirigeants du groupe.', 'act'],
    ['Les ventes ont augmenté de 3 % de plus que prévu.', 'comparison'],
  ])('says what it is about: %s', (text, about) => {
    expect(claimsIn(text)[0]?.about).toContain(about);
  });
});
