import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../shared/extraction/page/read-page.ts';
import { packs } from '../../../../shared/languages/packs.ts';

const page = (text: string, language: 'fr' | 'en' = 'fr') => readPage(text, packs[language]);

describe('readPage', () => {
  const body = 'Le conseil municipal a voté mercredi le budget de la piscine, après trois heures de débat.';

  it('takes the first line that shares its words with the text for the title', () => {
    expect(page(`La piscine divise le conseil\n\n${body}`).title).toEqual({
      text: 'La piscine divise le conseil',
      span: [0, 28],
    });
  });

  it("sets another piece's headline aside", () => {
    const { title, noise } = page(`« Les abeilles passionnent les enfants »\n\n${body}`);
    expect(title).toBeNull();
    expect(noise).toMatchObject([{ kind: 'headline', text: '« Les abeilles passionnent les enfants »' }]);
  });

  it("finds the title below another piece's headline", () => {
    const text = `« Les abeilles passionnent les enfants »\nAccueil > Ville > Budget\nLa piscine divise le conseil\n${body}`;
    const { title, noise } = page(text);
    expect(title?.text).toBe('La piscine divise le conseil');
    expect(noise.map(({ kind }) => kind)).toEqual(['headline', 'navigation']);
  });

  it('keeps a headline in other words than its article: its figures count', () => {
    const text =
      'Un matin calme pour 12 marins\nPar Hélène Castaing | 3 mars 2026\nLe conseil municipal a voté le budget de la piscine.';
    const { title, noise } = page(text);
    expect(title?.text).toBe('Un matin calme pour 12 marins');
    expect(noise.map(({ kind }) => kind)).toEqual(['byline']);
  });

  it('has no title where the text begins at once', () => expect(page(`${body}\n${body} Bis.`).title).toBeNull());

  it.each([
    ['credit', '© Claire Vasseur/AFP'],
    ['credit', 'Crédit photo : Mairie'],
    ['byline', 'Par Hélène Castaing'],
    ['timestamp', 'Publié le 12 mars 2026 à 18 h 42'],
    ['navigation', 'Lire aussi : Le budget en débat'],
    ['sharing', 'Partager'],
    ['sharing', '12 partages'],
    ['sharing', '4 min de lecture'],
    ['navigation', 'À lire aussi → Qui paiera la piscine ?'],
    ['navigation', 'La suite après la publicité'],
    ['byline', 'Par Hélène Castaing et Jean de La Tour, avec AFP'],
    ['byline', 'Par Hélène Castaing, publié le 3 février 2026 à 18h12'],
    ['newsletter', 'Recevez chaque matin l’essentiel de l’actualité. Gratuit, sans engagement.'],
    ['consent', 'Nous utilisons des cookies pour mesurer notre audience. En savoir plus.'],
    ['credit', '(Photo Service de presse)'],
  ])('knows a %s: %s', (kind, line) => {
    expect(page(`La piscine divise le conseil\n${line}\n${body}`).noise).toMatchObject([{ kind, text: line }]);
  });

  it.each([
    ['credit', 'Photo: Rory Blake'],
    ['caption', 'The council before its vote on Tuesday. Image: Rory Blake.'],
    ['byline', 'By Dana Whitfield'],
    ['timestamp', 'Updated 9:14 a.m. EST'],
    ['navigation', 'Read more: How the strike affects you'],
    ['navigation', 'Related: Who will pay for the pool?'],
    ['navigation', 'Home'],
    ['sharing', '1.2K shares'],
    ['byline', 'By Dana Whitfield, Health Editor | March 3'],
    ['newsletter', 'Sign up for our morning briefing. No spam.'],
    ['consent', 'We use cookies. Accept all?'],
  ])('knows an English %s: %s', (kind, line) => {
    const text = `Pool divides the council\n${line}\nThe council voted on the pool on Wednesday after three hours.`;
    expect(page(text, 'en').noise).toMatchObject([{ kind, text: line }]);
  });

  it.each([
    ['Par ailleurs, la mairie a confirmé.'],
    ['Par la suite, le débat a repris'],
    ['Partager le budget entre les quartiers serait plus juste, estime la maire.'],
    ['Accueil des réfugiés : la ville ouvre 40 places'],
    ['Crédit immobilier : les taux passent sous 3 %'],
    ['Publié sans relecture, le rapport fait scandale'],
    ['Commentaires racistes : trois élus condamnés'],
  ])('leaves prose alone: %s', (line) => {
    expect(page(`La piscine divise le conseil\n${line}\n${body}`).noise).toEqual([]);
  });

  it.each([
    ['Home sales fall by a fifth'],
    ['Share prices of pool makers rise'],
    ['Published authors ask for more pay'],
    ['By Monday the pool was full'],
    ['Comment sections are closing, a study says'],
  ])('leaves English prose alone: %s', (line) => {
    const text = `Pool divides the council\n${line}\nThe council voted on the pool on Wednesday after three hours.`;
    expect(page(text, 'en').noise).toEqual([]);
  });

  it('sets a list of other headlines aside, up to the next prose', () => {
    const text = `La piscine divise le conseil\n${body}\nSur le même sujet\nTrois noyés en un an\n12 maîtres-nageurs en grève\n${body} Enfin.`;
    expect(page(text).noise.map(({ kind, text: words }) => [kind, words])).toEqual([
      ['navigation', 'Sur le même sujet'],
      ['navigation', 'Trois noyés en un an'],
      ['navigation', '12 maîtres-nageurs en grève'],
    ]);
  });

  it('takes no title for a headline of such a list', () => {
    expect(page(`À la une\nLa piscine divise le conseil\n${body}`).title?.text).toBe('La piscine divise le conseil');
  });

  it('sets what readers wrote aside, to the end', () => {
    const text = `La piscine divise le conseil\n${body}\nCommentaires (2)\nLe maire ment : il y a 300 inscrits.\nBravo !`;
    expect(page(text).noise.map(({ kind }) => kind)).toEqual(['comment', 'comment', 'comment']);
  });

  it('knows a name alone beside the time of publication for a byline', () => {
    const text = `La piscine divise le conseil\nHélène Castaing\nPublié le 3 mars 2026 à 8 h\n${body}`;
    expect(page(text).noise.map(({ kind }) => kind)).toEqual(['byline', 'timestamp']);
  });

  it.each([
    ['Par Hélène Castaing', 'Hélène Castaing'],
    ['Par Hélène Castaing et Jean de La Tour | 3 mars 2026', 'Hélène Castaing et Jean de La Tour'],
    ['Par Hélène Castaing, publié le 3 mars 2026', 'Hélène Castaing'],
  ])('takes the author from the byline: %s', (line, author) => {
    expect(page(`La piscine divise le conseil\n${line}\n${body}`).author).toBe(author);
  });

  it('takes the title from front matter: its place is the line that repeats it, else the field', () => {
    const fields = '---\ntitle: "Le conseil : la piscine"\n---\n';
    expect(page(`${fields}\n${body}\n${body} Bis.`).title).toEqual({ text: 'Le conseil : la piscine', span: [12, 35] });
    const repeated = `${fields}\nChapeau\nLe conseil : la piscine\n${body}`;
    expect(page(repeated).title?.span[0]).toBe(repeated.lastIndexOf('Le conseil :'));
  });

  it('sets front matter aside, and no rule between two rules of prose', () => {
    const fields = '---\nlayout: article\ntags: [eau, 12]\n---\n';
    const { title, noise } = page(`${fields}La piscine divise le conseil\n${body}`);
    expect(title?.text).toBe('La piscine divise le conseil');
    expect(noise).toEqual([{ kind: 'front-matter', text: fields.trim(), span: [0, fields.length - 1] }]);
    expect(page(`---\n${body}\n---\n${body} Bis.`).noise).toEqual([]);
  });

  it('sets links within the text apart, without the stop behind them', () => {
    const text = `La piscine divise le conseil\n${body} Voir https://ville.example/?budget=45%25. Écrire à piscine@ville.example, vite.`;
    expect(page(text).noise.map(({ kind, text: words }) => [kind, words])).toEqual([
      ['link', 'https://ville.example/?budget=45%25'],
      ['link', 'piscine@ville.example'],
    ]);
  });

  it('counts a repeated line once', () => {
    const { noise } = page(`La piscine divise le conseil\nLa piscine divise le conseil\n${body}`);
    expect(noise).toEqual([{ kind: 'duplicate', text: 'La piscine divise le conseil', span: [29, 57] }]);
  });
});
