import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readClaims } from '../../../../shared/extraction/claims/read-claims.ts';
import { packs } from '../../../../shared/languages/packs.ts';

/** Who makes the last claim of a text. */
const lastSpeaker = (language: Language, text: string) => {
  const speaker = readClaims(analyse(text, packs[language])).at(-1)?.speaker;
  return speaker && { ...speaker, text: text.slice(...speaker.span) };
};

describe('names', () => {
  it.each<[what: string, language: Language, text: string, name: string | null, role: string | null, kind: string]>([
    [
      'no article that only opens the sentence',
      'fr',
      'La Belgique a dénoncé le projet.',
      'Belgique',
      null,
      'government',
    ],
    [
      'a name behind the chamber that its bearer presides',
      'fr',
      "Le président de l'Assemblée Camille Durand affirme que le vote aura lieu.",
      'Camille Durand',
      "président de l'Assemblée",
      'person',
    ],
    [
      'a name behind the country that its bearer serves',
      'fr',
      "L'ambassadeur du Brésil Zelimo Oraste affirme que le vote aura lieu.",
      'Zelimo Oraste',
      'ambassadeur du Brésil',
      'person',
    ],
    [
      'the name of a body that bears a person’s',
      'fr',
      "L'Hôpital Louise Morin affirme que le service rouvrira.",
      'Hôpital Louise Morin',
      null,
      'organisation',
    ],
    [
      'a body by its acronym',
      'fr',
      'La MJC Horizon affirme que la salle fermera.',
      'MJC Horizon',
      null,
      'organisation',
    ],
    ['initials', 'en', 'W. R. Ballard said that the bridge would hold.', 'W. R. Ballard', null, 'person'],
    [
      'the stops of an initialism',
      'en',
      'The U.S. Bureau of Bridges said the bridge would hold.',
      'U.S. Bureau of Bridges',
      null,
      'organisation',
    ],
  ])('reads %s', (_what, language, text, name, role, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name, role, kind });
  });

  it.each<[language: Language, text: string]>([
    ['fr', 'Évoquant la crise, il affirme que tout ira bien.'],
    ['fr', 'Resté seul, il affirme que tout ira bien.'],
    ['en', 'Asked about the bridge, she said that it would hold.'],
  ])('takes no participle that opens a sentence for a name (%s): %s', (language, text) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name: null });
  });
});

describe('several speakers', () => {
  it.each<[language: Language, text: string, mention: string, kind: string]>([
    ['fr', 'La Belgique et le Brésil affirment que le traité tient.', 'La Belgique et le Brésil', 'government'],
    ['fr', 'Bari et certaines autres villes affirment que la loi tient.', 'Bari et certaines autres villes', 'group'],
    ['fr', 'Le maire et la préfète affirment que le pont tient.', 'Le maire et la préfète', 'group'],
    ['fr', 'Ann Lee et Luc Morin affirment que le pont tient.', 'Ann Lee et Luc Morin', 'group'],
    ['en', 'Ann Lee and Luke Marsh said that the bridge held.', 'Ann Lee and Luke Marsh', 'group'],
    ['en', 'Lee and her colleagues said that the bridge held.', 'Lee and her colleagues', 'group'],
  ])('are one mention (%s): %s', (language, text, mention, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention, kind });
  });

  it.each<[text: string, role: string]>([
    [
      'Le ministre de la Santé et des Sports Luc Morin affirme que le stade rouvrira.',
      'ministre de la Santé et des Sports',
    ],
    ['Un élu, Luc Morin, affirme que le stade rouvrira.', 'élu'],
  ])('are none in %s', (text, role) => {
    expect(lastSpeaker('fr', text)).toMatchObject({ name: 'Luc Morin', role });
  });
});

describe('roles', () => {
  it.each<[what: string, text: string, role: string]>([
    ['behind "du"', 'Suivit le mot du président, Luc Morin, qui affirme que le club va bien.', 'président'],
    [
      'where the name stands, whatever it is called elsewhere',
      "Luc Morin, directeur général de l'agence des ports, est venu. L'ancien pilote Luc Morin affirme que le quai tient.",
      'ancien pilote',
    ],
    [
      'of one among several, within a quote',
      '"Nous ferons appel, a réagi Luc Morin, l\'un des avocats du port. Rien n\'est perdu."',
      'un des avocats du port',
    ],
    [
      'that say less behind a name',
      'Luc Morin, un porte-parole du port, est venu. Luc Morin affirme que le quai tient.',
      'porte-parole du port',
    ],
    [
      'past what says since when',
      "Luc Morin, aujourd'hui professeur à Bari, affirme que le quai tient.",
      'professeur à Bari',
    ],
    ['of an outer phrase', "L'avocat du maire, Luc Morin, affirme que rien n'est vrai.", 'avocat du maire'],
  ])('are read %s', (_what, text, role) => {
    expect(lastSpeaker('fr', text)).toMatchObject({ name: 'Luc Morin', role });
  });
});

describe('capitalised roles', () => {
  it.each<[text: string, name: string, role: string | null]>([
    ['Interior Minister Matus Torek Estal said that the bridge held.', 'Matus Torek Estal', 'Interior Minister'],
    [
      'Interior Minister Matus Torek Estal came. Torek Estal said that the bridge held.',
      'Matus Torek Estal',
      'Interior Minister',
    ],
    [
      'Interior Minister Matus Torek Estal came. The minister said that the bridge held.',
      'Matus Torek Estal',
      'Interior Minister',
    ],
    ['Stephen King said that the bridge held.', 'Stephen King', null],
    [
      'The Minister of Industry and Commerce Rishel Bathor came. Bathor denied it had happened.',
      'Rishel Bathor',
      'Minister of Industry and Commerce',
    ],
  ])('are no part of the name in %s', (text, name, role) => {
    expect(lastSpeaker('en', text)).toMatchObject({ name, role, kind: 'person' });
  });

  it('are borne by nobody else', () => {
    const text = 'Prime Minister Ann Lee came. The minister said that the bridge held.';
    expect(lastSpeaker('en', text)).toMatchObject({ name: null });
  });
});

describe('offices', () => {
  it.each<[what: string, text: string, name: string | null, role: string]>([
    [
      'under another of their names',
      "Le président de la République est venu. « C'est fait », a indiqué le chef de l'Etat.",
      'président de la République',
      "chef de l'Etat",
    ],
    [
      'with a capital of their own',
      'La Première ministre prend ses distances. « Le pays attend », avertit-elle.',
      'Première ministre',
      'Première ministre',
    ],
    ['alone with a capital', 'Le Préfet assure que le pont tient.', null, 'Préfet'],
    [
      'before the one who bears them is named',
      'Le ministre de la Pêche affirme que tout est faux. Face à la presse, Omar Gaye a saisi son avocat.',
      'Omar Gaye',
      'ministre de la Pêche',
    ],
  ])('are known %s', (_what, text, name, role) => {
    const [claim] = readClaims(analyse(text, packs.fr));
    expect(claim?.speaker?.name).toBe(name);
    expect(claim?.speaker?.role).toBe(role);
  });
});

describe('names beside roles', () => {
  it.each<[what: string, language: Language, text: string, name: string | null, kind: string]>([
    [
      'an apposition with a rank',
      'fr',
      "« C'est calme », a affirmé le porte-parole de l'armée, le colonel Luc Morin.",
      'Luc Morin',
      'person',
    ],
    [
      'nobody but the one they speak for',
      'en',
      'A spokesman for trade chief Ann Lee denied it, saying the port had not replied.',
      null,
      'person',
    ],
    [
      'a first word that no list knows',
      'en',
      '"It is over," port ministry spokesman Hamad Reza Karim said on Monday.',
      'Hamad Reza Karim',
      'person',
    ],
  ])('are read of %s', (_what, language, text, name, kind) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name, kind });
  });
});

describe('phrases', () => {
  it.each<[language: Language, text: string, mention: string]>([
    ['fr', 'Un rapport de la commission publié mardi affirme que le pont cède.', 'Un rapport de la commission'],
    ['fr', "Un communiqué du port diffusé à l'aube affirme que le quai tient.", 'Un communiqué du port'],
  ])('end before a participle and its words (%s): %s', (language, text, mention) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention });
  });

  it('are subjects with their role before them, and taken up as such', () => {
    const text =
      "L'entraîneur et ancien joueur Luc Morin s'est retiré. Commentateur avec son complice, Marc Leroy, il affirme que tout va bien.";
    expect(lastSpeaker('fr', text)).toMatchObject({ text: 'il', name: 'Luc Morin' });
  });

  it('are taken up by a pronoun right behind them', () => {
    const text = 'M. Morin est venu. Quant à la préfète Anne Leroy, elle pense que tout va bien.';
    expect(lastSpeaker('fr', text)).toMatchObject({ text: 'elle', name: 'Anne Leroy' });
  });
});

describe('bodies', () => {
  it.each<[what: string, language: Language, text: string, name: string | null]>([
    [
      'by the noun that its name begins with',
      'fr',
      'La Ligue maritime (LM) siège à Brest. Sa ligue, la Ligue, fait peur. La ligue affirme que le quai tient.',
      'Ligue maritime',
    ],
    [
      'by those who lead the company last named, not a union',
      'fr',
      'La Fédération des marins proteste. Chez Vexel Ports, la direction affirme que le quai tient.',
      'Vexel Ports',
    ],
    [
      'by its name before a noun that says no more',
      'en',
      'The Harbour League (HL) met on Monday. The HL group said that the quay held.',
      'Harbour League',
    ],
    [
      'by "the city", which is no country',
      'en',
      'The Municipality of Oldport sued Belgium. Belgium lost. The city said that the quay held.',
      'Municipality of Oldport',
    ],
    [
      'by a noun that its name stood before',
      'en',
      'The Solidar union met on Monday at Vexel Motors. The union said that the strike would go on.',
      'Solidar',
    ],
    [
      'by where it is from',
      'en',
      'Vexel cut its forecast on Monday. The Irish carrier said that fares would rise.',
      'Vexel',
    ],
    [
      'by the acronym of nothing but its name',
      'en',
      'The Northern Lines cabin crew walked out. NL said that fares would rise.',
      'Northern Lines',
    ],
    [
      'whose name begins like a person’s',
      'en',
      'The Irving School District said that it would close.',
      'Irving School District',
    ],
  ])('are known %s', (_what, language, text, name) => {
    expect(lastSpeaker(language, text)).toMatchObject({ name });
  });

  it('are named together', () => {
    const text = 'Both the Oldport School District and the Oldport Police Department said that it would close.';
    expect(lastSpeaker('en', text)).toMatchObject({
      text: 'Both the Oldport School District and the Oldport Police Department',
      kind: 'organisation',
    });
  });
});

describe('documents', () => {
  it.each<[what: string, text: string, name: string | null]>([
    [
      'whose possessor stands before them',
      "Port Weekly's recent study of its own figures says that the quay is empty.",
      'Port Weekly',
    ],
    [
      'that are named elsewhere',
      'A study says that the quay is empty. The results of the National Harbour Study show that it is old.',
      'National Harbour Study',
    ],
  ])('are known, those %s', (_what, text, name) => {
    const [claim] = readClaims(analyse(text, packs.en));
    expect(claim?.speaker?.name).toBe(name);
  });
});

describe('English clauses', () => {
  it.each<[text: string, content: string, speaker: string]>([
    ["The mayor said he'd leave the city.", "he'd leave the city", 'The mayor'],
    ['Residents think it’s true.', 'it’s true', 'Residents'],
    ['Lee reigned for ten years, at which point Marsh predicted he would fall.', 'he would fall', 'Marsh'],
    ['Lee himself said that the quay held.', 'the quay held', 'Lee'],
    ['Police said the quay held.', 'the quay held', 'Police'],
    ['Thereafter a reporter said the quay held.', 'the quay held', 'a reporter'],
    ['Ann Lee, who was there, said he talked to the pilot.', 'he talked to the pilot', 'Ann Lee'],
    ['According to port spokesman Ann Lee, students gather the data.', 'students gather the data', 'Ann Lee'],
    ['Ann Lee was quoted by the Oldport Post as saying the quay held.', 'the quay held', 'Ann Lee'],
    ['"It holds," the mayor was quoted as saying.', 'It holds,', 'the mayor'],
    ['Ann Lee said of this plan, "It holds, if judged by its ideas."', 'It holds, if judged by its ideas.', 'Ann Lee'],
    ["Officers from the mayor's office said it held.", 'it held', "Officers from the mayor's office"],
    ['"It holds," Ann Lee told a press conference here.', 'It holds,', 'Ann Lee'],
  ])('have their content and subject: %s', (text, content, speaker) => {
    const [claim] = readClaims(analyse(text, packs.en));
    expect(claim && text.slice(...claim.span)).toBe(content);
    expect(claim?.speaker && text.slice(...claim.speaker.span)).toBe(speaker);
  });

  it.each<[text: string]>([
    ['He wrote his most appreciated piece during this time.'],
    ['He came back in 1859, laying claim to the crown of the island.'],
    ['They built it according to the West European system.'],
    ['It was a widely repeated rumour that night.'],
    ['There was the frequently repeated speculation that the fire had been laid.'],
    ['It was meant to avoid fuelling claims that it was cheap.'],
    ['They made a picture of two suspects in the attack, which took twelve lives.'],
  ])('are none in %s', (text) => {
    expect(readClaims(analyse(text, packs.en))).toEqual([]);
  });
});

describe('a second cue', () => {
  it('has the subject behind the first, where a quote stands before it', () => {
    const text = '"Yes, it holds," declared the mayor of Oldport and noted that the quay was older than the bridge.';
    expect(lastSpeaker('en', text)).toMatchObject({ text: 'the mayor of Oldport' });
  });
});

describe('newspapers', () => {
  it('are told by the article of their name', () => {
    expect(lastSpeaker('fr', 'Selon Le Phare, le quai tient encore bien.')).toMatchObject({
      name: 'Le Phare',
      kind: 'organisation',
    });
  });
});

describe('towns', () => {
  it('are no people, though some bear their name', () => {
    const text = "Le maire vit à Florence. Il travaille à Florence. Florence dément que l'eau manque.";
    expect(lastSpeaker('fr', text)).toMatchObject({ name: 'Florence', kind: 'government' });
  });
});

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
    const [claim] = readClaims(analyse(text, packs[language]));
    expect(claim && text.slice(...claim.span)).toBe(content);
  });
});

describe('plurals of people', () => {
  it.each<[language: Language, text: string, mention: string]>([
    ['fr', 'Les généraux affirment que le front tient.', 'Les généraux'],
    ['fr', "Les membres du comité ont parlé. « C'est fini », ont-ils déclaré.", 'ils'],
    ['en', 'Two witnesses said that the bridge held.', 'Two witnesses'],
  ])('are groups (%s): %s', (language, text, mention) => {
    expect(lastSpeaker(language, text)).toMatchObject({ text: mention, kind: 'group' });
  });
});
