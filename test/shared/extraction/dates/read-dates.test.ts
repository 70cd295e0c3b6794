import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readDates } from '../../../../shared/extraction/dates/read-dates.ts';
import { spanOfReading } from '../../../../shared/extraction/rule.ts';
import { packs } from '../../../../shared/languages/packs.ts';

const read = (
  text: string,
  language: Language,
  publishedAt: string | null = '2014-03-05',
  receivedOn = '2014-03-06',
) => {
  const analysis = analyse(text, packs[language]);
  const { dates, publishedAt: published } = readDates(analysis, { publishedAt, receivedOn });
  return {
    published,
    dates: dates.map(({ found }) => [text.slice(...spanOfReading(analysis, found)), found.value]),
  };
};

// Published on Wednesday 5 March 2014.
const resolves = (
  language: Language,
  rows: readonly (readonly [text: string, words: string, value: string | null])[],
) =>
  it.each(rows)('in %j reads %j as %j', (text, words, value) => {
    expect(read(text, language).dates).toContainEqual([words, value]);
  });

describe('dates in French', () => {
  resolves('fr', [
    ['La loi du 1er juin 2009 est claire.', '1er juin 2009', '2009-06-01'],
    ['Il fut tué le 11 janvier dernier à Homs.', '11 janvier dernier', '2014-01-11'],
    ['Il est mort mardi soir à Nice.', 'mardi soir', '2014-03-04'],
    ['La grève commencera jeudi dans les gares.', 'jeudi', '2014-03-06'],
    ['La bourse devrait rouvrir lundi.', 'lundi', '2014-03-10'],
    ['Le vote de mardi prochain sera serré.', 'mardi prochain', '2014-03-11'],
    ['La crue durera jusqu’à vendredi.', 'vendredi', '2014-03-07'],
    ['Le sommet aura lieu du 6 au 15 septembre 2015.', '6', '2015-09-06'],
    ['Le sommet court du 28 juillet au 11 août 2014.', '28 juillet', '2014-07-28'],
    ['Le sommet aura lieu le 15 septembre de l’an prochain.', '15 septembre de l’an prochain', '2015-09-15'],
    ['Les soldats partiront fin 2015.', 'fin 2015', '2015'],
    ['Au fil du mois de janvier, le froid a gagné.', 'mois de janvier', '2014-01'],
    ['La ligne ouvrira en novembre.', 'novembre', '2014-11'],
    ['Il a été élu l’an dernier.', 'l’an dernier', '2013'],
    ['Le 3 mars 2012 il gagne. Le lendemain il part.', 'Le lendemain', '2012-03-04'],
    ['Le 3 mars 2012 il gagne. La même année il part.', 'La même année', '2012'],
    ['La veille du scrutin tout est calme.', 'La veille', null],
    ['Il a été élu il y a deux ans à Pau.', 'il y a deux ans', '2012'],
    ['Le groupe se reforme dans les années 1970.', 'années 1970', null],
    ['Les 4, 5 et 9 août il pleut.', '4', '2014-08-04'],
    ['La cour a tranché le 3 à Lyon.', '3', '2014-03-03'],
    ['Le 3 mars 2012 il gagne. Le 6, il part.', '6', '2012-03-06'],
    ['Les mesures annoncées lundi vont coûter cher.', 'lundi', '2014-03-03'],
    ['Il sera jugé lundi à Pau.', 'lundi', '2014-03-10'],
    ['Il fut puni en mai et juin derniers.', 'mai', '2013-05'],
    ['On votera dans deux ans.', 'dans deux ans', '2016'],
    ['Le vote a lieu le premier dimanche de mai 2015.', 'premier dimanche de mai 2015', '2015-05-03'],
    ['On fermera le dernier vendredi du mois de mars.', 'dernier vendredi du mois de mars', '2014-03-28'],
    ['L’été dernier fut chaud.', 'L’été dernier', '2013'],
    ['L’été prochain sera chaud.', 'L’été prochain', '2014'],
    ['En 2008, il gagne en mars puis perd en avril.', 'avril', '2008-04'],
    ['Il gagne deux fois en 2008 (en mars, en avril).', 'mars', '2008-03'],
    ['Le 3 décembre 2012 et le 5 janvier il neigeait.', '5 janvier', '2013-01-05'],
    ['Le 23 avril 1999 il part. Le 26 avril, il revient.', '26 avril', '1999-04-26'],
    ['Le 23 avril 2012 il part. Le 26 février, il revient.', '26 février', '2014-02-26'],
    ['Pris le 2 mars 1985, il sort le 7 mai de l’année suivante.', '7 mai de l’année suivante', '1986-05-07'],
    ['Le 3 mars 1953 on vote. Le 12 janvier suivant, on cesse.', '12 janvier suivant', '1954-01-12'],
    ['Le 3 mars 2012 il gagne. Le lundi suivant, il part.', 'lundi suivant', '2012-03-05'],
    ['Le 3 mars 2012 il gagne. L’année précédente, il perdait.', 'L’année précédente', '2011'],
    ['Il est maire depuis 1998. Depuis cette date, tout va.', 'cette date', '1998'],
    ['Concert à Tours lundi.\nLe groupe joue lundi 10 mars à 20 h.', 'lundi', '2014-03-10'],
    ['Le bilan du premier trimestre 2013 est bon.', 'premier trimestre 2013', '2013'],
    ['Le bénéfice du deuxième trimestre a doublé.', 'deuxième trimestre', '2013'],
    ['Le prix baissera au deuxième trimestre.', 'deuxième trimestre', '2014'],
    ['Les ventes du T3 2013 ont reculé.', 'T3 2013', '2013'],
    ['La réunion est reportée à lundi en huit.', 'lundi en huit', '2014-03-17'],
    ['La séance aura lieu mardi en quinze.', 'mardi en quinze', '2014-03-25'],
    ['La famille sera réunie à Noël.', 'Noël', '2014-12-25'],
    ['La famille fut réunie à Noël.', 'Noël', '2013-12-25'],
    ['César meurt en 44 av. J.-C. à Rome.', '44 av. J.-C.', null],
    ['Il brûle Rome en 64 après J.-C. ou presque.', '64 après J.-C.', '0064'],
    ['Le 29 février, il fêtera ses trente ans.', '29 février', '2016-02-29'],
    ['La fusion sera effective en décembre.', 'décembre', '2014-12'],
    ['Le taux passera à 20 % au 1er janvier.', '1er janvier', '2015-01-01'],
    ['L’accord conclu en février sera signé bientôt.', 'février', '2014-02'],
    ['Il est élu en 1989, réélu en 1995 puis en 2002.', '1995', '1995'],
    ['La dette doublera d’ici à dix ans.', 'd’ici à dix ans', '2024'],
    ['L’accord de la nuit du 12 au 13 février tient.', '12', '2014-02-12'],
    ['L’usine fermera à la fin du mois d’avril.', 'fin du mois d’avril', '2014-04'],
    ['Le 3 mars 2012, il part. Il revient dans la soirée.', 'dans la soirée', '2012-03-03'],
  ]);

  it.each([
    'Le marché a lieu le mercredi, chaque vendredi et un dimanche par mois.',
    'Fondé au siècle passé, le club vit encore aujourd’hui.',
    'Paul Roux, aujourd’hui ministre, se tait.',
    'On fête Mardi gras.',
    'L’accord tient bon dans la nuit de Paris.',
    'La loi n° 2010-788 et le marché de Noël.',
  ])('reads no day in %j', (text) => {
    expect(read(text, 'fr').dates).toEqual([]);
  });

  it('reads today as these times where it is told against a past', () => {
    expect(read('Le club est né en 1980. Aujourd’hui, il compte des amis.', 'fr').dates).toEqual([['1980', '1980']]);
  });
});

describe('dates in English', () => {
  resolves('en', [
    ['The bill passed on September 14.', 'September 14', '2013-09-14'],
    ['They will be tried on the 20th.', '20th', '2014-03-20'],
    ['He ran in 80 and 84.', '84', '1984'],
    ['In 348 Pachomius died.', '348', '0348'],
    ['They met on Tuesday in Oslo.', 'Tuesday', '2014-03-04'],
    ['Talks will resume on Thursday.', 'Thursday', '2014-03-06'],
    ['It opened in September 2011.', 'September 2011', '2011-09'],
    ['It closed last year.', 'last year', '2013'],
    ['Sales rose from 2004 to 2009.', '2004', '2004'],
    ['It closes by the end of the year.', 'the end of the year', '2014'],
    ['The expected date is next month.', 'next month', '2014-04'],
    ['He was hurt last Tuesday.', 'last Tuesday', '2014-03-04'],
    ['They are to meet on Friday.', 'Friday', '2014-03-07'],
    ['He told them in a Monday interview.', 'Monday', '2014-03-03'],
    ['It opens in mid-March.', 'mid-March', '2014-03'],
    ['He left two weeks ago.', 'two weeks ago', '2014-02'],
    ['On March 3, 2012 he won. The day before, he lost.', 'The day before', '2012-03-02'],
    ['On March 3, 2012 he won. The following month he left.', 'The following month', '2012-04'],
    ['It ran on March 3 and 4, 2012.', 'March 3', '2012-03-03'],
    ['He spoke the day before the vote.', 'the day before', null],
    ['He came in May 2010 and left in October of the same year.', 'October of the same year', '2010-10'],
    ['He played on in 2009. He was sold on May 6.', 'May 6', '2009-05-06'],
    ['It ended in March of 2012.', 'March of 2012', '2012-03'],
    ['It falls on the first Monday of September 2014.', 'first Monday of September 2014', '2014-09-01'],
    ['Sales rose in the first quarter of 2013.', 'the first quarter of 2013', '2013'],
    ['Sales rose in Q3 2013.', 'Q3 2013', '2013'],
    ['Sales rose in the first half of last year.', 'the first half of last year', '2013'],
    ['The hearing was moved to Monday week.', 'Monday week', '2014-03-17'],
    ['They married on Christmas Day 2012.', 'Christmas Day 2012', '2012-12-25'],
    ['He left on New Year’s Eve.', 'New Year’s Eve', '2013-12-31'],
    ['Caesar died in 44 BC.', '44 BC', null],
    ['This Friday, he will speak.', 'This Friday', '2014-03-07'],
    ['The ban takes effect on 1 January.', '1 January', '2015-01-01'],
    ['In 1687 and 1689 he fought the Tatars.', '1689', '1689'],
    ['The firm won a prize on September 14.', 'September 14', '2013-09-14'],
    ['The firm will win a prize on September 14.', 'September 14', '2014-09-14'],
    ['He won in May 2012, having lost earlier in the year.', 'earlier in the year', '2012'],
    ['Last summer was hot.', 'Last summer', '2013'],
  ]);

  it.each([
    'They meet on a Monday, every Friday.',
    'Black Friday sales and the Sunday Herald.',
    'Prices rose over the last year.',
    'He told Science Today so.',
  ])('reads no day in %j', (text) => {
    expect(read(text, 'en').dates).toEqual([]);
  });
});

describe('the date of publication', () => {
  const published = (text: string, language: Language, receivedOn?: string) =>
    read(text, language, null, receivedOn).published;

  it('is what the upload says, whatever the text does', () => {
    expect(read('Paris, le 4 mars 2012 – Il pleut.', 'fr').published).toEqual({ date: '2014-03-05', from: 'metadata' });
  });

  it.each([
    ['Titre de la page\n26 juin 2012. - Le parquet enquête.', 'fr', '2012-06-26'],
    ['Paris, le 4 mars 2012 – Le parquet enquête.', 'fr', '2012-03-04'],
    ['A title\n\nSunday, January 20, 2008\n\nPolice are looking.', 'en', '2008-01-20'],
    ['BERLIN, 3 May 2010 (Agency) - Police are looking.', 'en', '2010-05-03'],
  ] as const)('is read in the dateline of %j', (text, language, date) => {
    expect(published(text, language)).toEqual({ date, from: 'dateline' });
  });

  it('is no date of which the title merely speaks', () => {
    expect(published('La reine sera couronnée le 21 octobre 2012\n18 octobre 2012. - On prépare.', 'fr')?.date).toBe(
      '2012-10-18',
    );
  });

  it('is read in a line of furniture that says so, and in no other', () => {
    const text = 'Le sommet du 21 octobre 2012\nLe sommet du 21 octobre 2012\nPublié le 12 mars 2012 à 18 h\nIl pleut.';
    const analysis = analyse(text, packs.fr);
    for (const token of analysis.tokens)
      if (token.start >= text.indexOf('\n') && token.end < text.indexOf('Il pleut')) analysis.masked[token.index] = 1;
    const { publishedAt, dates } = readDates(analysis, { publishedAt: null, receivedOn: '2014-03-06' });
    expect(publishedAt).toEqual({ date: '2012-03-12', from: 'dateline' });
    expect(dates).toHaveLength(1);
  });

  it('follows from a weekday that the text calls this one: the latest such year not after the file came in', () => {
    const text = 'La ministre a présenté ce mercredi 4 février son plan.';
    expect(published(text, 'fr', '2026-11-25')).toEqual({ date: '2026-02-04', from: 'text' });
    expect(published(text, 'fr', '2026-01-10')).toEqual({ date: '2015-02-04', from: 'text' });
  });

  it('is null when nothing tells it, and then nothing relative to it is resolved', () => {
    expect(read('Il est venu hier.', 'fr', null)).toEqual({ published: null, dates: [['hier', null]] });
  });
});
