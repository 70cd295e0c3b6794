import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { extract } from '../../../../shared/extraction/extract.ts';
import type { TraceEvent } from '../../../../shared/extraction/rule.ts';
import { packs } from '../../../../shared/languages/packs.ts';
import { worthClasses } from '../../../../shared/languages/worth-words.ts';

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
    ['a bare quote of nobody', '« La nuit a été longue et bien froide ici ».'],
    ['what somebody says whom nobody names', "J'ai quitté l'usine du nord en mai dernier."],
    ['the end of a quote', 'Le pont de la ville a été fermé en mai ».'],
    ['a quote with a frame', '« Le pont de la ville tremble toutes les nuits » : la nouvelle a fait le tour du bourg.'],
    ['an infinitive that reports', 'Et de demander la fermeture du pont au plus vite.'],
  ])('are not read in %s', (_what, text) => {
    expect(claimsIn(text)).toEqual([]);
  });

  it.each<[text: string]>([
    ['The plant was closed after World War I by the army.'],
    ['The so-called "city of light" lost 400 jobs in May.'],
    ['Both sites now employ 521 welders.'],
    ['Most of its older staff call it "the old mill."'],
  ])('are read in %s', (text) => {
    expect(claimsIn(text, 'en').map(({ kind }) => kind)).toContain('assertion');
  });
});

describe('an assertion', () => {
  it.each<[language: Language, text: string, hedged: boolean]>([
    ['fr', "Des inconnus auraient volé 400 ordinateurs à l'école.", true],
    ['fr', "Des inconnus ont volé 400 ordinateurs à l'école.", false],
    ['en', 'The thieves allegedly took 400 computers.', true],
    ['en', 'The thieves took 400 computers in May.', false],
  ])('in %s says whether the article vouches for it: %s', (language, text, hedged) => {
    expect(claimsIn(text, language)).toEqual([expect.objectContaining({ kind: 'assertion', hedged })]);
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
    ['fr', 'La route a été fermée en 2012.', 'La route a été fermée lundi.'],
    ['fr', 'La mairie a transféré les archives au village.', 'La mairie transférera les archives au village.'],
    ['fr', 'Le feu a détruit douze maisons du bourg.', 'Une femme de trente ans habite ces maisons du bourg.'],
    ['en', 'Prices rose from 3 to 5 % within a year.', 'Prices were at some 5 % within the town.'],
    ['en', 'The fire killed a man near the plant.', 'Some of these things seem to be an issue.'],
    ['en', 'The group sold 40,000 cars near the town.', 'The group sold 60 cars near the town.'],
    ['en', 'The group sold 40 cars near the town.', 'The group sold two or three cars near the town.'],
    ['en', 'The US closed the road to the plant.', 'The town told us of the road to the plant.'],
    ['fr', 'Le groupe a vendu 40 000 voitures.', 'Le groupe a vendu 60 voitures.'],
    ['fr', 'Elle a voté la fin du chantier du pont.', 'Elle voit de votre fenêtre la fin du pont.'],
  ])('in %s is higher for "%s" than for "%s"', (language, more, less) => {
    expect(worth(more, language)).toBeGreaterThan(worth(less, language));
  });

  it('of a speech is that of its worthiest sentence, not of its length', () => {
    const said = (words: string) => worth(`La maire a déclaré : « ${words} »`);
    const figure = 'Le chômage a augmenté de 12 % depuis 2010.';
    const small = 'Voilà ce qui se passe chez vous tous les jours de la semaine.';
    expect(said(`${small} ${figure} ${small}`)).toBe(said(`${small} ${figure}`));
    expect(said(`${small} ${figure}`)).toBeGreaterThan(said(small));
  });

  it('counts the figures of the sentence in which a claim stands', () => {
    const text = (figure: string) => `Chez Volta, ${figure}, la direction a annoncé que le site serait vendu.`;
    expect(worth(text('où 400 postes sont menacés'))).toBeGreaterThan(worth(text('où les postes sont menacés')));
  });

  it('counts the words of the sentence in which a claim stands', () => {
    const text = (what: string) => `${what}, la direction a indiqué que le site restait ouvert.`;
    expect(worth(text("Après l'incendie"))).toBeGreaterThan(worth(text('Après la pause')));
  });

  it('takes the words of a date for none of their own', () => {
    expect(worth('The bridge was painted last week.', 'en')).toBe(worth('The bridge was painted on Monday.', 'en'));
  });

  it('is low for what is withheld', () => {
    expect(worth("La maire n'a pas dit si 400 postes seraient supprimés.")).toBeLessThan(
      worth('La maire a dit que 400 postes seraient supprimés.'),
    );
  });

  it('tells the share of each signal', () => {
    const events: TraceEvent[] = [];
    claimsIn('Le chômage a augmenté de 12 % dans le pays en un an.', 'fr', (event) => events.push(event));
    const told = (rule: string) => events.filter((event) => event.rule === rule).map(({ reason }) => reason);
    expect(told('worth.share')).toEqual([expect.stringMatching(/^\+1\.\d\d of /)]);
    const shares = events.filter(({ rule }) => rule.startsWith('worth.')).map(({ reason }) => reason ?? '');
    const total = shares.reduce((sum, reason) => sum + Number.parseFloat(reason), 0);
    expect(total).toBeCloseTo(Number(shares[0]?.split(' of ')[1]), 1);
  });
});

describe('about', () => {
  it.each<[text: string, about: string]>([
    ['Le pont a coûté 12 millions d’euros à la commune.', 'quantity'],
    ["La route a été coupée à cause d'un glissement de terrain.", 'cause'],
    ['La loi interdit la pêche dans toute la baie.', 'law'],
    ['Le ministre a nommé les deux dirigeants du groupe.', 'act'],
    ['Les ventes ont augmenté de 3 % de plus que prévu.', 'comparison'],
    ['À la suite de cette panne, la mairie a fermé le pont.', 'cause'],
  ])('says what it is about: %s', (text, about) => {
    expect(claimsIn(text)[0]?.about).toContain(about);
  });

  it.each<[text: string, isCause: boolean]>([
    ['The blast led to a wave of closures in the north.', true],
    ['The march was led by a group of farmers from the north.', false],
    ['The road is closed due to a landslide in the north.', true],
  ])('reads a pair of words where one alone says nothing: %s', (text, isCause) => {
    expect(claimsIn(text, 'en')[0]?.about?.includes('cause')).toBe(isCause);
  });

  it.each<[text: string]>([
    ['La police de la ville loue un nouveau bâtiment du centre.'],
    ['Le tribunal se trouve au bord du fleuve depuis toujours.'],
    ["Ces armes anciennes appartiennent au musée de l'armée."],
  ])('is no event where only somebody or something is named: %s', (text) => {
    const about = claimsIn(text)[0]?.about ?? [];
    expect(about.filter((name) => name === 'act' || name === 'event')).toEqual([]);
  });

  it('is no comparison where a figure has a bound', () => {
    expect(claimsIn('The town built more than 40 homes near the river.', 'en')[0]?.about).toEqual(['quantity']);
  });

  it('is no quantity that stands beside it', () => {
    expect(claimsIn('Devant 400 élus, la maire a dit que le pont fermerait.')[0]?.about).not.toContain('quantity');
  });
});

describe('the words of a class', () => {
  const lists = Object.entries(packs).flatMap(([language, { worth }]) =>
    worthClasses.map((name) => [language, name, worth[name].split(' ')] as const),
  );
  const covers = (form: string, word: string) =>
    form.endsWith('*') ? word.startsWith(form.slice(0, -1)) : form === word;

  it.each(lists)('in %s, %s: stand once', (_language, _name, forms) => {
    expect(forms.filter((form, i) => form === '' || forms.indexOf(form) !== i)).toEqual([]);
  });

  it.each(lists)('in %s, %s: each exception takes a word out', (_language, _name, forms) => {
    const exceptions = forms.filter((form) => form.startsWith('!')).map((form) => form.slice(1));
    expect(
      exceptions.filter(
        (form) => !forms.some((other) => other.endsWith('*') && covers(other, form.replace('*', '')) && other !== form),
      ),
    ).toEqual([]);
  });
});
