import { createRequire } from 'node:module';
import { readDates } from '../shared/extraction/dates/read-dates.ts';
import { readPage } from '../shared/extraction/page/read-page.ts';
import { readStretches } from '../shared/extraction/read-stretches.ts';
import { readStatistics } from '../shared/extraction/statistics/read-statistics.ts';
import { packs } from '../shared/languages/packs.ts';
import { clean } from '../shared/text/clean.ts';
import { corpus } from './corpus.ts';

/** One reader, its language, and as much text as it reads in a second or so. */
interface Reader {
  readonly what: string;
  readonly language: 'fr' | 'en';
  readonly bytes: number;
  readonly read: (text: string) => unknown;
}

export interface ReaderSpeed {
  readonly what: string;
  readonly kilobytes: number;
  readonly kilobytesPerSecond: number;
}

const day = '2026-06-01';

/** From the source as it came: cleaned, its page told from its article, each paragraph in its language. */
const readWith =
  (language: 'fr' | 'en', layers: { statistics: boolean }) =>
  (source: string): unknown => {
    const { text } = clean(source);
    const noise = readPage(text, packs[language]).noise.map(({ span }) => span);
    const article = { text, language, noise, publishedAt: { date: day, from: 'metadata' }, receivedOn: day } as const;
    return readStretches(article, (analysis, days) => {
      const { dates, publishedAt, dateline } = readDates(analysis, days);
      return { publishedAt, dateline, found: layers.statistics ? readStatistics(analysis, dates) : dates };
    });
  };

const ours: readonly Reader[] = [
  ...(
    [
      ['fr', 5_000],
      ['fr', 1_000_000],
      ['fr', 5_000_000],
      ['en', 1_000_000],
    ] as const
  ).map(
    ([language, bytes]): Reader => ({
      what: `Claimwire: statistics and dates, ${bytes / 1000} KB`,
      language,
      bytes,
      read: readWith(language, { statistics: true }),
    }),
  ),
  { what: 'Claimwire: dates', language: 'fr', bytes: 1_000_000, read: readWith('fr', { statistics: false }) },
  {
    what: 'words only, by one expression',
    language: 'fr',
    bytes: 1_000_000,
    read: (text) => text.match(/[\p{L}\p{N}]+/gu),
  },
];

const load = createRequire(import.meta.url);

/** Just what is called of each peer. */
interface Chrono {
  readonly fr: { parse(text: string, reference: Date): unknown[] };
}
type FrenchCompromise = (text: string) => { numbers(): { json(): unknown[] } };
interface Compromise {
  (text: string): { numbers(): { json(): unknown[] }; dates(): { json(): unknown[] } };
  plugin(dates: unknown): void;
}
type Recognizer = (text: string, culture: string) => unknown[];
type Recognizers = Record<`recognize${string}`, Recognizer>;

const reference = new Date(`${day}T12:00:00Z`);

const peers: Readonly<Record<string, () => Reader>> = {
  'chrono-node': () => {
    const { fr } = load('chrono-node') as Chrono;
    return { what: 'chrono: dates', language: 'fr', bytes: 1_000_000, read: (text) => fr.parse(text, reference) };
  },
  'fr-compromise': () => {
    const nlp = load('fr-compromise') as FrenchCompromise;
    return {
      what: 'fr-compromise: numbers',
      language: 'fr',
      bytes: 100_000,
      read: (text) => nlp(text).numbers().json(),
    };
  },
  'compromise-dates': () => {
    const nlp = load('compromise') as Compromise;
    nlp.plugin(load('compromise-dates'));
    const read = (text: string) => {
      const document = nlp(text);
      return [document.numbers().json(), document.dates().json()];
    };
    return { what: 'compromise: numbers and dates', language: 'en', bytes: 10_000, read };
  },
  '@microsoft/recognizers-text-suite': () => {
    const suite = load('@microsoft/recognizers-text-suite') as Recognizers;
    const models = ['Number', 'Percentage', 'Currency', 'Age', 'Dimension', 'DateTime'].map(
      (model) => suite[`recognize${model}`] as Recognizer,
    );
    return {
      what: 'Recognizers: numbers, units and dates',
      language: 'fr',
      bytes: 2_000,
      read: (text) => models.map((model) => model(text, 'fr-fr')),
    };
  },
};

/** The readers of peers, loaded; null where they are not installed. */
const loadPeers = (): Reader[] | null => {
  try {
    for (const name of Object.keys(peers)) load.resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return null;
  }
  return Object.values(peers).map((peer) => peer());
};

/** Each text is read anew until this much processor time has passed. */
const leastSeconds = 2;

const speedOf = ({ what, language, bytes, read }: Reader): ReaderSpeed => {
  const text = corpus(language, bytes);
  const kilobytes = Buffer.byteLength(text) / 1000;
  // The first call builds what a reader keeps: models, tables, compiled code.
  read(text);
  let runs = 0;
  const start = process.cpuUsage();
  let seconds = 0;
  for (; seconds < leastSeconds; runs++) {
    read(text);
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
  }
  return { what: `${what} (${language})`, kilobytes, kilobytesPerSecond: (kilobytes * runs) / seconds };
};

/** KB of text per second of processor time: our statistics and dates, each from the source as it came, and the peers where they are installed. */
export const readerSpeeds = (): { speeds: ReaderSpeed[]; peersInstalled: boolean } => {
  const installed = loadPeers();
  return { speeds: [...ours, ...(installed ?? [])].map(speedOf), peersInstalled: installed !== null };
};
