import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { claimsOf, lastSpeaker } from './speakers.ts';

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
    const [claim] = claimsOf('en', text);
    expect(claim?.speaker?.name).toBe(name);
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
    const [claim] = claimsOf('en', text);
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
    expect(claimsOf('en', text)).toEqual([]);
  });
});

describe('a second cue', () => {
  it('has the subject behind the first, where a quote stands before it', () => {
    const text = '"Yes, it holds," declared the mayor of Oldport and noted that the quay was older than the bridge.';
    expect(lastSpeaker('en', text)).toMatchObject({ text: 'the mayor of Oldport' });
  });
});
