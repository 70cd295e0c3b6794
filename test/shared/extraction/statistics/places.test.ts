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
    ['Elle retire 300 agents de la douane (ICD) dans le Texas.', ['dans le Texas']],
    ['En France, 12 % des ménages et 3 % des élus sont touchés.', ['En France', 'En France']],
    ['Il y a eu 40 morts en Syrie et 12 blessés en Irak.', ['en Syrie', 'en Irak']],
    ['À Lyon, 300 foyers sont sans eau.', ['À Lyon']],
    ['Il a versé 300 euros à Martin.', [null]],
    ['Il joue 30 matchs en Coupe.', [null]],
    ['Il reçoit 30 élèves après avoir vécu en Chine.', [null]],
    ['Les Bleus jouent face au Danemark devant 700 élèves.', [null]],
    ['En 2012, 300 foyers sont restés ; la crise en Grèce dure.', [null]],
    ['Près de 40 agents arrivés dans le Texas repartent.', ['dans le Texas']],
    ['Il y a 12 morts et 30 blessés dans le sud du Chili.', ['dans le sud du Chili', 'dans le sud du Chili']],
    ['On a fermé 12 écoles dans la province orientale du Nord-Kivu.', ['dans la province orientale du Nord-Kivu']],
    ['Quelque 300 élèves ont été évacués à Tours.', ['à Tours']],
    ['La crue a fait 25 morts au Kenya, dont 7 enfants.', ['au Kenya', 'au Kenya']],
    ['Le taux s’établit à 12 % en Corse.', ['en Corse']],
    ['Le groupe, qui emploie 300 personnes en Suisse, ferme deux sites.', ['en Suisse', null]],
    ['La tempête touche 30 foyers en Corse et en Sardaigne.', ['en Corse et en Sardaigne']],
    ['Elle a saisi 30 kg de riz sur l’A9.', [null]],
    ["Le virus a tué 12 élèves en Côte d'Ivoire.", ["en Côte d'Ivoire"]],
    ['Le feu, sur l’A 10 près de Bourges, a blessé 15 élèves.', ['près de Bourges']],
    ['On a recensé 300 cas dans le monde.', ['dans le monde']],
    ['Paris vendra 30 avions à Ryad.', [null]],
    ['Il lit 30 pages au Figaro.', [null]],
    ['On compte 30 foyers, et il dit que tout va bien en Corse.', [null]],
  ]);
  places('en', [
    ['Shares in Atos lost 12%.', [null]],
    ['Her $12 million makes her the second richest woman in the world.', [null, null]],
    ['Some 300 homes burned in Nairobi.', ['in Nairobi']],
    ['Across the United States, 40 schools closed.', ['Across the United States']],
    ['Floods killed 40 people in southern Chile.', ['in southern Chile']],
    ['They seized 40 boats at the port of Genoa.', ['at the port of Genoa']],
    ['Some 40 people met in the eastern city of Goma.', ['in the eastern city of Goma']],
    ['Some 300 homes burned in Nairobi, Kenya.', ['in Nairobi, Kenya']],
    ['A storm killed 300 men in the Gulf of Siam.', ['in the Gulf of Siam']],
    ['There are 300 cases worldwide.', ['worldwide']],
    ['They stared at Martin for 30 minutes.', [null]],
    ['They counted 30 votes in Congress.', [null]],
    ["In Smith's view, 40 schools closed.", [null]],
    ['Some 40 dollars lie in Austrian bank accounts.', [null]],
    ['They left in March with 30 boxes.', [null]],
  ]);
});
