import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { statisticsIn } from './statistics-in.ts';

const places = (language: Language, rows: readonly (readonly [text: string, places: readonly (string | null)[]])[]) =>
  it.each(rows)('in %j gives the places %j', (text, expected) => {
    expect(statisticsIn(text, language).map(({ place }) => place && text.slice(...place))).toEqual(expected);
  });

describe('where a statistic holds', () => {
  places('fr', [
    ['On y compte 700 agents dans le Minnesota.', ['dans le Minnesota']],
    ['En France, 12 % des ménages et 3 % des élus sont touchés.', ['En France', 'En France']],
    ['Il y a eu 40 morts en Syrie et 12 blessés en Irak.', ['en Syrie', 'en Irak']],
    ['À Lyon, 300 foyers sont sans eau.', ['À Lyon']],
    ['Il a versé 300 euros à Martin.', [null]],
    ['Il joue 30 matchs en Coupe.', [null]],
    ['En 2012, 300 foyers sont restés ; la crise en Grèce dure.', [null]],
    ['On compte 30 foyers, et il dit que tout va bien en Corse.', [null]],
  ]);
  places('en', [
    ['Some 300 homes burned in Nairobi.', ['in Nairobi']],
    ['Across the United States, 40 schools closed.', ['Across the United States']],
    ['They counted 30 votes in Congress.', [null]],
    ["In Smith's view, 40 schools closed.", [null]],
    ['Some 40 dollars lie in Austrian bank accounts.', [null]],
    ['They left in March with 30 boxes.', [null]],
  ]);
});
