import { expect, it } from 'vitest';
import { slugOf } from '../../../shared/domain/slug.ts';

it.each([
  ['Nathalie Berthier', 'nathalie-berthier'],
  ['Gérald Darmanin', 'gerald-darmanin'],
  ['GÉRALD DARMANIN', 'gerald-darmanin'],
  ['Jean-Noël  Barrot', 'jean-noel-barrot'],
  ['Le Cœur de l’Œuvre', 'le-coeur-de-l-oeuvre'],
  ['INSEE', 'insee'],
  ['Łukasz Żółć (maire)', 'lukasz-zolc-maire'],
  ['Владимир', 'владимир'],
  ['« 60 Millions »', '60-millions'],
  ['…', ''],
])('makes the id of "%s" %s', (name, id) => {
  expect(slugOf(name)).toBe(id);
});
