import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readClaims } from '../../../../shared/extraction/claims/read-claims.ts';
import type { TraceEvent } from '../../../../shared/extraction/rule.ts';
import { packs } from '../../../../shared/languages/packs.ts';

const read = (text: string, language: Language = 'fr') =>
  readClaims(analyse(text, packs[language])).map(({ span, cue, speaker, ...claim }) => ({
    ...claim,
    span,
    text: text.slice(...span),
    cue: cue && { ...cue, text: text.slice(...cue.span) },
    speaker: speaker && { ...speaker, text: text.slice(...speaker.span) },
  }));

const texts = (text: string, language: Language = 'fr') => read(text, language).map((claim) => claim.text);

describe('contents', () => {
  it.each<[what: string, text: string, contents: string[]]>([
    [
      'two halves of a quote that an incise interrupts',
      '« Le pont tiendra, a assuré la maire, mais la route est coupée. »',
      ['Le pont tiendra', 'mais la route est coupée.'],
    ],
    [
      'two quotes with an incise between them',
      '« Le pont tiendra », a assuré la maire, « mais la route est coupée ».',
      ['Le pont tiendra', 'mais la route est coupée'],
    ],
    [
      'a clause up to the next statement of the same speaker',
      "Le préfet a indiqué que l'eau baissait, mais a précisé que l'alerte restait en place.",
      ["l'eau baissait", "l'alerte restait en place"],
    ],
    [
      'a noun phrase up to the participle behind it',
      "La maire a annoncé l'ouverture de deux crèches, portant leur nombre à neuf.",
      ["l'ouverture de deux crèches"],
    ],
    ['a source before and a quote', 'Selon Luc Morin, « la digue a tenu ». Rien de plus.', ['la digue a tenu']],
    ['no dateline', 'BRIEUX, 12 juil 2026 (Agence) - Le pont a tenu, a annoncé la préfète.', ['Le pont a tenu']],
    [
      'a statement within a statement',
      "Selon l'agence, la maire a déclaré que le pont tiendrait.",
      ['la maire a déclaré que le pont tiendrait', 'le pont tiendrait'],
    ],
    [
      'a quote that goes on in the next sentence',
      '« Un pont », dit-elle. « Il tiendra dix ans. »',
      ['Un pont', 'Il tiendra dix ans.'],
    ],
  ])('reads %s', (_what, text, contents) => {
    expect(texts(text)).toEqual(contents);
  });

  it.each<[text: string, content: string, language?: Language]>([
    ['Donc 300 postes seront supprimés, affirme le syndicat.', '300 postes seront supprimés'],
    ["Ni l'hôpital ni l'école ne fermeront, selon le maire.", "Ni l'hôpital ni l'école ne fermeront"],
    ['But the bridge will hold, the mayor said.', 'the bridge will hold', 'en'],
    ['Nor is the bridge safe, the engineer said.', 'Nor is the bridge safe', 'en'],
    ['So far, about 6,700 people have fled, the mayor said.', 'So far, about 6,700 people have fled', 'en'],
    ['So the bridge will close, the mayor said.', 'the bridge will close', 'en'],
  ])('begins what is said behind a connective, not behind what denies or measures: %s', (text, content, language) => {
    expect(texts(text, language)).toEqual([content]);
  });

  it.each<[between: string]>([
    ['aussi'],
    ['en outre'],
    ['ainsi'],
    ['une nouvelle fois'],
    ['par ailleurs'],
    ['mercredi 4 février'],
    ["lors d'un point presse"],
    ['sur X (ex-Twitter)'],
    ['à nos confrères du Phare'],
    ["sous couvert d'anonymat"],
  ])('reads a clause whatever stands between the verb and its link: affirme %s que', (between) => {
    expect(texts(`La maire Ana Roux affirme ${between} que le pont fermera.`)).toEqual(['le pont fermera']);
  });

  it.each<[told: string]>([
    ['said in a letter to staff that'],
    ['claims that'],
    ['fears that'],
    ['cautioned that'],
    ['told reporters'],
    ['said on Tuesday'],
  ])('reads an English clause behind its verb: %s', (told) => {
    expect(texts(`Mayor Ann Lee ${told} the bridge will close.`, 'en')).toEqual(['the bridge will close']);
  });

  it.each<[told: string]>([['told reporters'], ['warned the council'], ['said in a statement']])(
    'reads what stands before its verb, whoever is told: %s',
    (told) => {
      expect(texts(`The bridge will close, Mayor Ann Lee ${told}.`, 'en')).toEqual(['The bridge will close']);
      expect(texts(`"The bridge will close," Mayor Ann Lee ${told}.`, 'en')).toEqual(['The bridge will close,']);
    },
  );

  it.each<[text: string, content: string]>([
    ['Le chantier créerait selon lui 200 emplois.', 'Le chantier créerait selon lui 200 emplois'],
    [
      "Il est tombé 312 millimètres à Bari, selon l'observatoire, qui maintient l'alerte.",
      'Il est tombé 312 millimètres à Bari',
    ],
  ])('takes no more and no less than what a source says: %s', (text, content) => {
    expect(texts(text)[0]).toBe(content);
  });

  it.each<[label: string]>([['15h30 - '], ['[15:30] '], ['16h02 : '], ['8 h 05 – ']])(
    'takes the time of a live page’s entry for no part of it: %s',
    (label) => {
      const [claim] = read(`${label}Vexel indique que le pont est fermé.`);
      expect(claim).toMatchObject({ text: 'le pont est fermé', speaker: { name: 'Vexel' } });
    },
  );

  it.each<[text: string, contents: string[]]>([
    ['The mayor denied claims that the bridge was unsafe.', []],
    ['Officials dismissed reports that the dam had failed.', []],
    ['The firm paid a fine to settle claims that it had lied.', []],
    ['At least 2,300 people have been told to leave their homes.', []],
    ['Ann Lee left and demanded that ministers pay.', ['ministers pay']],
    ['The report found at least 40 schools had closed.', ['at least 40 schools had closed']],
    ['According to the report, published in May, the dam has failed.', ['the dam has failed']],
    ['"It is bad," said Ann Lee, the chief in Oldport, adding that it held.', ['It is bad,', 'it held']],
  ])('reads English statements, and no nouns that look like their verbs: %s', (text, contents) => {
    expect(texts(text, 'en')).toEqual(contents);
  });

  it('reads the stretches of a content that an incise interrupts, and their hull', () => {
    const text = 'Le gouvernement, écrit le quotidien, a porté le taux à 3 %.';
    const [claim] = read(text);
    expect(claim?.text).toBe('Le gouvernement, écrit le quotidien, a porté le taux à 3 %');
    expect(claim?.fragments?.map((span) => text.slice(...span))).toEqual(['Le gouvernement', 'a porté le taux à 3 %']);
  });

  it.each<[what: string, text: string]>([
    ['a nickname', 'Surnommé le « roi des cimes », le coureur a repris la route.'],
    ['a title of a work', 'Son film « Les Vents du large » sort mercredi.'],
    ['a word held at a distance', 'Le « grand soir » attendra, et la ville dort.'],
    ['a noun that looks like a verb', 'La demande de logements et le compte rendu du juge sont en ligne.'],
    ['a restriction', "Le texte ne prévoit qu'une amende."],
    ['what is yet to be announced', 'Demain, la maire annoncera la fermeture du pont.'],
  ])('reads no claim in %s', (_what, text) => {
    expect(texts(text)).toEqual([]);
  });
});

describe('kinds', () => {
  it.each<[kind: string, text: string]>([
    ['direct', 'La maire dit que « le pont tiendra ».'],
    ['mixed', 'La maire dit que le pont est « très solide ».'],
    ['indirect', 'La maire dit que le pont tiendra.'],
  ])('tells %s speech in %s', (kind, text) => {
    expect(read(text)[0]?.kind).toBe(kind);
  });
});

describe('cues', () => {
  it.each<[text: string, cue: string, lemma: string, act: string | null]>([
    ['« Le pont tiendra », a-t-elle déclaré.', 'a-t-elle déclaré', 'déclarer', 'asserts'],
    ['Le maire a tenu à préciser que le pont tiendrait.', 'a tenu à préciser', 'préciser', 'asserts'],
    ["Le syndicat accuse la direction d'avoir menti.", 'accuse', 'accuser', 'accuses'],
    ["D'après la maire, le pont tiendra.", "D'après", "d'après", 'asserts'],
    ['La maire a promis de rouvrir le pont.', 'a promis', 'promettre', 'promises'],
    ['Le service météo prévoit que la pluie cessera.', 'prévoit', 'prévoir', 'predicts'],
  ])('in %s: "%s"', (text, cue, lemma, act) => {
    expect(read(text)[0]?.cue).toMatchObject({ text: cue, lemma, act });
  });

  it.each<[text: string, polarity: string, hedged: boolean]>([
    ['La maire affirme que le pont tiendra.', 'stated', false],
    ['La maire dément que le pont ait cédé.', 'denied', false],
    ["La maire n'a pas précisé quand le pont rouvrirait.", 'withheld', false],
    ['La maire a dit que le pont fermerait lundi.', 'stated', false],
    ['La maire a dit que le pont serait fermé.', 'stated', false],
    ['La maire dit que le pont serait dangereux.', 'stated', true],
    ['La maire a dit que le pont aurait été saboté.', 'stated', true],
    ['Selon la police, le pont aurait cédé.', 'stated', true],
    ['La maire a annoncé le retrait des barrières.', 'stated', false],
    ['Le maire a dit que le vote aurait lieu lundi.', 'stated', false],
    ['Le maire a dit que le vote aurait été truqué.', 'stated', true],
    ['La maire a dit que la route est probablement sûre.', 'stated', true],
    ['La maire se demande si la route est sûre.', 'withheld', false],
  ])('tells whether the content is vouched for: %s', (text, polarity, hedged) => {
    expect(read(text)[0]).toMatchObject({ polarity, hedged });
  });
});

describe('what a denial, a refusal or an aside leaves', () => {
  it.each<[language: Language, text: string, act: string | null]>([
    ['fr', "Le juge a demandé pourquoi l'usine fermait.", null],
    ['fr', "Le juge demande que l'usine ferme.", 'demands'],
    ['fr', "Le juge se souvient que l'usine fermait.", 'asserts'],
    ['en', 'The group estimated that 400 people had fled.', 'asserts'],
  ])('in %s tells what the cue does: %s', (language, text, act) => {
    expect(read(text, language)[0]?.cue?.act).toBe(act);
  });

  it.each<[text: string, hedged: boolean]>([
    ['He said that prices rose in May.', false],
    ['He said that prices may rise.', true],
    ['The firm said that it could not pay.', false],
    ['The firm said that it could close.', true],
    ['The firm did not say when the plant would reopen.', false],
  ])('takes no month and no future of the past for a hedge: %s', (text, hedged) => {
    expect(read(text, 'en')[0]?.hedged).toBe(hedged);
  });

  it.each<[language: Language, text: string, polarity: string | null]>([
    ['fr', 'Le maire conteste : « Nous avons tout payé. »', 'stated'],
    ['fr', "Le maire conteste avoir reçu de l'argent.", 'denied'],
    ['fr', "Le ministre n'a jamais dit que la loi serait retirée.", 'withheld'],
    ['en', 'The minister never said that the law would be withdrawn.', 'withheld'],
    ['en', 'She declined to say whether the plant would close.', 'withheld'],
    ['en', "The minister didn't say whether the plant would close.", 'withheld'],
    ['en', "The mayor doesn't believe that the road is safe.", 'denied'],
    ['fr', 'La maire ne pense pas que la route soit sûre.', 'denied'],
    ['fr', 'La maire ne regrette pas que la route soit fermée.', 'withheld'],
    ['en', 'Lee, whose party lost the vote, did not deny it.', null],
    ['en', 'He declined to comment on claims that the firm had paid bribes.', null],
    ['en', 'An officer asked not to be named.', null],
    ['fr', "Un agent a réclamé l'anonymat.", null],
    ['en', 'The said decree was read in the square.', null],
  ])('in %s: %s', (language, text, polarity) => {
    expect(read(text, language)[0]?.polarity ?? null).toBe(polarity);
  });

  it.each<[language: Language, text: string, contents: string[]]>([
    ['fr', 'Interrogé par « La Brise », Luc Morin confie : « Je ne partirai pas. »', ['Je ne partirai pas.']],
    ['fr', 'Ils étaient 200 selon les organisateurs ; 60 selon la police.', ['Ils étaient 200', '60']],
    ['fr', 'La maire a par ailleurs rappelé que 56 % des lits étaient fermés.', ['56 % des lits étaient fermés']],
    ['en', 'Vexel said Tuesday it will lay off 400 workers.', ['it will lay off 400 workers']],
    ['en', 'Two people died in the blast, the interior ministry said.', ['Two people died in the blast']],
    [
      'en',
      'Costs rose "too fast". The work will cost $4m, according to papers seen by us.',
      ['The work will cost $4m'],
    ],
    ['fr', `le maire dit que ${'le pont tient et '.repeat(30)}la route aussi`, []],
  ])('in %s: %s', (language, text, contents) => {
    expect(texts(text, language)).toEqual(contents);
  });

  it.each<[language: Language, text: string, mention: string, name: string | null]>([
    ['en', 'Prof Lee, 61, who chairs the panel, thinks: "This cannot go on like this."', 'Prof Lee', 'Lee'],
    ['fr', '« C’est une honte », a réagi la députée (PDR) Sonia Morin.', 'Sonia Morin', 'Sonia Morin'],
    ['fr', 'Le maire (PDR) André Morin conteste : « Nous avons tout payé. »', 'André Morin', 'André Morin'],
    ['en', 'Martin Cole was convicted. The judge did not say when he would pass sentence.', 'The judge', null],
  ])('names who speaks in %s: %s', (language, text, mention, name) => {
    expect(read(text, language).at(-1)?.speaker).toMatchObject({ text: mention, name });
  });
});

const speakerOf = (text: string, language: Language = 'fr') => read(text, language).at(-1)?.speaker;

describe('speakers', () => {
  it.each<[text: string, mention: string, role: string | null]>([
    ['Ann Lee, directrice du port, a annoncé que le quai fermerait.', 'Ann Lee', 'directrice du port'],
    ['Le maire de la ville, Luc Morin, assure que le quai tiendra.', 'Luc Morin', 'maire de la ville'],
    ['« Le quai tiendra », a déclaré Luc Morin, un ancien pilote du port.', 'Luc Morin', 'ancien pilote du port'],
    ['Selon le président du conseil, Luc Morin, le quai tiendra.', 'Luc Morin', 'président du conseil'],
  ])('has the name and the role in %s', (text, mention, role) => {
    expect(speakerOf(text)).toMatchObject({ text: mention, name: mention, role, kind: 'person' });
  });

  it.each<[what: string, text: string, mention: string, name: string | null]>([
    ['a last name', 'Luc Morin dirige le port. « Le quai tiendra », a dit M. Morin.', 'M. Morin', 'Luc Morin'],
    ['a pronoun', 'Luc Morin dirige le port. Il affirme que le quai tiendra.', 'Il', 'Luc Morin'],
    ['an inverted pronoun', 'Luc Morin est venu hier. « Le quai tiendra », a-t-il dit.', 'il', 'Luc Morin'],
    [
      'a role',
      'La ministre Anne Leroy est venue. La ministre a dit que le quai tiendrait.',
      'La ministre',
      'Anne Leroy',
    ],
    [
      'the latter',
      'La maire a reçu Luc Morin au port. Ce dernier a affirmé que le quai tiendrait.',
      'Ce dernier',
      'Luc Morin',
    ],
    [
      'an acronym',
      'La Ligue des ports (LDP) siège à Brest. Selon la LDP, le quai tiendra.',
      'la LDP',
      'Ligue des ports',
    ],
    ['a pronoun of another gender', 'Luc Morin dirige le port. Elle affirme que le quai tiendra.', 'Elle', null],
    [
      'no other role for one who has a role',
      'Luc Morin, éleveur, est venu. Luc Morin dit avoir peur. Le préfet assure que le quai tiendra.',
      'Le préfet',
      null,
    ],
    ['on', 'Au port, on assure que le quai tiendra.', 'on', null],
  ])('resolves %s', (_what, text, mention, name) => {
    expect(speakerOf(text)).toMatchObject({ text: mention, name });
  });

  it.each<[text: string, kind: string]>([
    ['Le gouvernement assure que le quai tiendra.', 'government'],
    ['Le rapport conclut que le quai tiendra.', 'document'],
    ['Un sondage révèle que le quai plaît.', 'poll'],
    ["L'entreprise affirme que le quai tiendra.", 'organisation'],
    ['Des experts estiment que le quai tiendra.', 'group'],
  ])('tells the kind in %s', (text, kind) => {
    expect(speakerOf(text)?.kind).toBe(kind);
  });

  it('has one id for one speaker, whatever the accents of the name', () => {
    expect(speakerOf('Éric Müller affirme que le quai tiendra.')?.id).toBe('eric-muller');
  });

  it('takes the subject of the clause for a participle and a second verb', () => {
    const claims = read("Luc Morin demande l'ouverture du quai, estimant que la digue tient.");
    expect(claims.map(({ speaker }) => speaker?.name)).toEqual(['Luc Morin', 'Luc Morin']);
  });

  it('leaves a passive without a speaker', () => {
    expect(speakerOf('Il a été annoncé que le quai tiendrait.')).toBeNull();
  });
});

describe('English', () => {
  it.each<[text: string, content: string, name: string | null]>([
    ['Ann Lee said the quay would hold.', 'the quay would hold', 'Ann Lee'],
    ['"The quay will hold," Lee told reporters.', 'The quay will hold,', 'Lee'],
    ['The quay will hold, said harbour director Ann Lee.', 'The quay will hold', 'Ann Lee'],
    ['The quay will hold, according to the port authority.', 'The quay will hold', 'port authority'],
    ['The union accused the company of lying.', 'the company of lying', 'union'],
  ])('reads %s', (text, content, name) => {
    expect(read(text, 'en')[0]).toMatchObject({ text: content, speaker: { name } });
  });
});

describe('readClaims', () => {
  it('holds on any text: spans in order and inside it', () => {
    const piece = fc.constantFrom(
      'Le maire',
      'Luc Morin',
      'a dit',
      'que',
      'selon',
      '« ',
      ' »',
      '"',
      ', ',
      '. ',
      ' : ',
      'il',
      'accuse',
      "d'",
      'avoir',
      'a-t-il déclaré',
      '\n',
      '(',
      ')',
      ' — ',
      'le retrait',
      'pour',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ');
        let last = 0;
        for (const { span, fragments } of readClaims(analyse(text, packs.fr))) {
          expect(span[0]).toBeGreaterThanOrEqual(last);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
          for (const [start, end] of fragments ?? []) expect(end).toBeGreaterThan(start);
          last = span[0];
        }
      }),
    );
  });

  it('tells which rule read a claim, and why a reading was dropped', () => {
    const events: TraceEvent[] = [];
    readClaims(analyse('Les vents « dépasseront 120 km/h », avertit le service météo.', packs.fr), (event) =>
      events.push(event),
    );
    expect(events).toContainEqual(expect.objectContaining({ rule: 'claim.quote.incise', outcome: 'read' }));
    expect(events).toContainEqual(
      expect.objectContaining({
        rule: 'claim.incise',
        outcome: 'dropped',
        reason: 'another rule reads the same words',
      }),
    );
  });
});
