import { type ArticleParts, englishParts, frenchParts } from './article-parts.ts';

/** An article to upload, as a newsroom's export has it. */
export interface BenchArticle {
  readonly key: string;
  readonly text: string;
  /** Object metadata. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Numbers from 0 to 1 that a seed settles (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const fileBytes = 5_000;
const sentencesOfParagraph = 3;

const shuffled = <Value>(values: readonly Value[], random: () => number): Value[] => {
  const left = [...values];
  return Array.from(values, () => left.splice(Math.floor(random() * left.length), 1)[0] as Value);
};

const capitalized = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const lowered = (text: string): string => text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());

/** Sentences of the length that news has, of two short ones each. */
const inPairs = (sentences: readonly string[]): string[] =>
  Array.from({ length: Math.floor(sentences.length / 2) }, (_, i) => {
    const [first = '', second = ''] = sentences.slice(2 * i);
    return `${first.replace(/\.$/, '')}; ${lowered(second)}`;
  });

/** An article's facts, scenes up to about 5 KB, and what its page has behind it; each sentence once. */
const textOf = (parts: ArticleParts, random: () => number): { title: string; text: string } => {
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] as string;
  const town = pick(parts.towns);
  const fill = (template: string): string =>
    capitalized(
      template
        .replace(/\{(\d+)-(\d+)\}/g, (_, low, high) => String(Number(low) + Math.floor(random() * (high - low + 1))))
        .replaceAll('{name}', () => pick(parts.names))
        .replaceAll('{role}', () => pick(parts.roles))
        .replaceAll('{body}', () => pick(parts.bodies))
        .replaceAll('{town}', town)
        .replaceAll('{TOWN}', town.toUpperCase()),
    );
  const title = fill(pick(parts.titles));
  const facts = shuffled(parts.facts, random).map(fill);
  const scenes = inPairs(shuffled(parts.scenes, random));
  const sentences = [...facts];
  const page = [title, parts.dateline, ...facts, ...parts.below];
  let bytes = Buffer.byteLength(page.join(' '));
  for (let scene = scenes.pop(); scene && bytes < fileBytes; scene = scenes.pop()) {
    sentences.push(scene);
    bytes += Buffer.byteLength(scene) + 1;
  }
  const ordered = shuffled(sentences, random);
  const paragraphs: string[] = [];
  while (ordered.length > 0) paragraphs.push(ordered.splice(0, sentencesOfParagraph).join(' '));
  const article = `${title}\n\n${fill(parts.dateline)}${paragraphs.join('\n\n')}`;
  return { title, text: `${article}\n\n${parts.below.join('\n')}\n` };
};

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Articles of about 5 KB, the same ones each time: half of them French, from a newsroom's own pages, with their addresses; half English, from an
 * agency, which names its articles and has no addresses.
 */
export const benchArticles = (count: number): BenchArticle[] =>
  Array.from({ length: count }, (_, i) => {
    const french = i % 2 === 0;
    const { title, text } = textOf(french ? frenchParts : englishParts, randomOf(i + 1));
    const number = 184_000 + i;
    const day = { 'published-at': '2026-03-12' };
    return french
      ? {
          key: `2026/03/12/${number}.txt`,
          text,
          metadata: { ...day, url: `https://www.littoral.example/societe/${slugOf(title)}_${number}.html` },
        }
      : {
          key: `wire/20260312-${number}.txt`,
          text,
          metadata: { ...day, source: 'Harlow Press', 'article-id': `HP-20260312-${number}`, revision: '1' },
        };
  });
