import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { claimsOf, lastSpeaker } from './speakers.ts';

describe('who is meant', () => {
  it.each<[what: string, language: Language, text: string, mention: string, name: string | null, kind: string]>([
    [
      'the last speaker of whom nothing else is known',
      'fr',
      "« Rien à craindre », assure Luc Morin. « Le quai est neuf », explique l'ingénieur.",
      "l'ingénieur",
      'Luc Morin',
      'person',
    ],
    [
      'an official met before, not another by name',
      'en',
      'Ann Lee came. A port official said it held. The official said that it was new.',
      'The official',
      null,
      'person',
    ],
    [
      'no owner of another report',
      'en',
      'The Oldport report is out. A study claimed that it held.',
      'A study',
      null,
      'document',
    ],
    ['a capital', 'en', 'Tehran said that the deal held.', 'Tehran', 'Tehran', 'government'],
    [
      'a seat of power',
      'en',
      'The White House said that the deal held.',
      'The White House',
      'White House',
      'government',
    ],
    [
      'a country whose name goes on in small letters',
      'fr',
      'La République centrafricaine affirme que la paix tient.',
      'La République centrafricaine',
      'République centrafricaine',
      'government',
    ],
    ['a union', 'fr', 'La CGT proteste. Le syndicat affirme que le quai ferme.', 'Le syndicat', 'CGT', 'organisation'],
    [
      'the one whose role holds the name of a body',
      'fr',
      'Le président du groupe PDR, Luc Morin, a accusé le maire de mentir.',
      'Luc Morin',
      'Luc Morin',
      'person',
    ],
    [
      'a body that takes the article',
      'fr',
      'Selon l’Insep, le chômage recule de 3 %.',
      'l’Insep',
      'Insep',
      'organisation',
    ],
    [
      'a poll by who made it, and not by how many it asked',
      'en',
      'A Vexel poll of 1,004 adults found that the mayor leads.',
      'A Vexel poll of 1,004 adults',
      'Vexel',
      'poll',
    ],
    [
      'whom an apposition describes before a relative',
      'en',
      '"It holds," said Ann Lee, an economist at Vexel Bank, who believes the dam is safe.',
      'Ann Lee',
      'Ann Lee',
      'person',
    ],
    [
      'what stands right before its relative',
      'en',
      'Critics accuse the utility of ignoring a 2019 report that warned the dam could fail.',
      'a 2019 report',
      null,
      'document',
    ],
    [
      'the last named, as celui-ci',
      'fr',
      'Le maire a reçu Luc Morin. Celui-ci a reconnu que le quai fermait.',
      'Celui-ci',
      'Luc Morin',
      'person',
    ],
    [
      'a spokesperson who goes on as she',
      'en',
      'Ann Lee left. A Treasury spokesperson said: "We agree." Asked again, she replied that the budget had risen.',
      'she',
      'Treasury',
      'government',
    ],
    [
      'whoever stands between two verbs of speech',
      'en',
      'Ann Lee said the figures showed the plan was working.',
      'the figures',
      null,
      'document',
    ],
    [
      'no river as a company',
      'en',
      'MILLBROOK — The Tarn River burst its banks. The company denied that it had been told.',
      'The company',
      'company',
      'organisation',
    ],
    [
      'no service as a company',
      'en',
      'The Weather Service measured the rain. The company denied that it had been told.',
      'The company',
      'company',
      'organisation',
    ],
    [
      'nobody in particular',
      'fr',
      'Une source syndicale affirme que le quai ferme.',
      'Une source syndicale',
      null,
      'anonymous',
    ],
    [
      'the one behind what is inserted',
      'fr',
      "« Le quai tient », a assuré pour sa part à l'AFP le colonel Luc Morin.",
      'Luc Morin',
      'Luc Morin',
      'person',
    ],
    [
      'the one behind a dateline',
      'en',
      'OLDPORT (Dispatches) -- The mayor denied rumors that the bridge had fallen.',
      'The mayor',
      null,
      'person',
    ],
  ])('is known, %s', (_what, language, text, mention, name, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention, name, kind });
  });

  it.each<[language: Language, text: string, content: string]>([
    ['en', "The mayor denied Lee's comments.", "Lee's comments"],
    ['en', 'The mayor did not say whether or not the bridge held.', 'the bridge held'],
    ['fr', "La rébellion a accusé dimanche l'armée de violer la trêve.", "l'armée de violer la trêve"],
  ])('says what is read (%s): %s', (language, text, content) => {
    const [claim] = claimsOf(language, text);
    expect(claim && text.slice(...claim.span)).toBe(content);
  });
});
