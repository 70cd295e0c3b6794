import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { noMetadata } from '../../../../shared/domain/metadata.ts';
import { extract } from '../../../../shared/extraction/extract.ts';

/** What a page says of its publication; it came in on 6 February 2026. */
const published = (lines: string, language: Language) =>
  extract(lines, {
    name: 'page.txt',
    receivedAt: '2026-02-06T00:00:00Z',
    metadata: { ...noMetadata, language },
  }).document.publishedAt;

const french = (head: string) => `Le pont rouvre\n${head}\nLe pont de la ville rouvre, a dit le maire.`;
const english = (head: string) => `Bridge reopens\n${head}\nThe bridge of the town reopens.`;

describe('the date of publication on a French page', () => {
  it.each([
    ['Par Jeanne Martel — publié le 3 février 2026 à 18h12', '2026-02-03'],
    ['Publié le 03/02/2026 à 18:12 | Mis à jour le 04/02/2026 à 09:00', '2026-02-03'],
    ['Mis à jour le 04/02/2026 à 09:00 - Publié le 03/02/2026 à 18:12', '2026-02-03'],
    ['Mis à jour le 4 février 2026\nPublié le 3 février 2026', '2026-02-03'],
    ['Mis à jour le 4 février 2026 à 10 h', '2026-02-04'],
    ['Mis en ligne le 3 février 2026, modifié le 5 février 2026', '2026-02-03'],
    ['Publié : mardi 3 février 2026, 18h12', '2026-02-03'],
    ['Publié le 2026-02-03T18:12:00+01:00', '2026-02-03'],
    ['Publié le 3 février', '2026-02-03'],
    ['Article publié le 3 février 2026', '2026-02-03'],
    ['PARIS, 3 février (Agence) — Le pont rouvre jeudi.', '2026-02-03'],
    ['BRIEUX (3 février 2026) — Le pont rouvre jeudi.', '2026-02-03'],
    ['Le 3 février 2026', '2026-02-03'],
    ['BRUXELLES, 3 déc (Agence) - Le pont rouvre jeudi.', '2025-12-03'],
    ['3 février 2026, 18 h 12', '2026-02-03'],
    ['3 février 2026, Pays basque. - Le pont rouvre.', '2026-02-03'],
    ['Le 3 février 2026 à 18 h 12', '2026-02-03'],
    ['Le Quotidien | 03.02.2026', '2026-02-03'],
    ['Par Jeanne Martel et Paul Roux\n3 février 2026 à 18:12', '2026-02-03'],
  ])('is read from %j', (head, date) => {
    expect(published(french(head), 'fr')).toEqual({ date, from: 'dateline' });
  });

  it.each([
    'Le 3 février 2024, le pont avait fermé.',
    'Lyon, 3 février 2024, une date que tous gardent.',
    'Publié en 2019, le rapport du 4 mars 2019 sur le pont est clair.',
    'Le rapport publié le 4 mars 2019 sur le pont est clair.',
    'Paris, le 3 mai (notre photo), une ville en fête salue le pont.',
  ])('is not read from %j', (head) => {
    expect(published(french(head), 'fr')).toBeNull();
  });
});

describe('the date of publication on an English page', () => {
  it.each([
    ['Published: 3 Feb 2026, 06:15 GMT', '2026-02-03'],
    ['Published 3 February 2026\nUpdated 4 February 2026', '2026-02-03'],
    ['Updated 4 February 2026; first published 3 February 2026', '2026-02-03'],
    ['Feb. 3, 2026 | Updated Feb. 4, 2026', '2026-02-03'],
    ['Tue 3 Feb 2026 18.12 GMT Last modified on Wed 4 Feb 2026 08.00 GMT', '2026-02-03'],
    ['Updated 8:04 AM EST, Wed February 4, 2026', '2026-02-04'],
    ['Feb. 3, 2026, 6:15 p.m. ET', '2026-02-03'],
    ['By Jane Roe | February 3, 2026 6:15 PM', '2026-02-03'],
    ['By Jane Roe\nFebruary 3, 2026 at 6:15 p.m. EST', '2026-02-03'],
    ['Posted on 02/03/2026', '2026-02-03'],
    ['LONDON, Feb 3 (Wire) - The bridge reopens.', '2026-02-03'],
    ['NEW YORK, Dec. 30 -- The bridge reopens.', '2025-12-30'],
  ])('is read from %j', (head, date) => {
    expect(published(english(head), 'en')).toEqual({ date, from: 'dateline' });
  });

  it.each([
    'LONDON (Wire) - The bridge reopens.',
    'The report, published February 3, 2019, blames the bridge.',
    'On February 3, 2019, the bridge had closed.',
    'Updated rules of 3 March 2019 cover the bridge.',
  ])('is not read from %j', (head) => {
    expect(published(english(head), 'en')).toBeNull();
  });
});
