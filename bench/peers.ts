import { createRequire } from 'node:module';
import { analyse } from '../shared/extraction/analysis.ts';
import { readDates } from '../shared/extraction/dates/read-dates.ts';
import { readStatistics } from '../shared/extraction/statistics/read-statistics.ts';
import { packs } from '../shared/languages/packs.ts';
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

const today = { publishedAt: '2026-06-01', receivedOn: '2026-06-01' };

const ours: readonly Reader[] = [
  {
    what: 'Claimwire: statistics and dates',
    language: 'fr',
    bytes: 1_000_000,
    read: (text) => {
      const analysis = analyse(text, packs.fr);
      return readStatistics(analysis, readDates(analysis, today).dates);
    },
  },
  {
    what: 'Claimwire: dates',
    language: 'fr',
    bytes: 1_000_000,
    read: (text) => readDates(analyse(text, packs.fr), today),
  },
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

const reference = new Date(`${today.publishedAt}T12:00:00Z`);

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

/** KB of text per second of processor time: our statistics and dates, each from plain text, and the peers where they are installed. */
export const readerSpeeds = (): { speeds: ReaderSpeed[]; peersInstalled: boolean } => {
  const installed = loadPeers();
  return { speeds: [...ours, ...(installed ?? [])].map(speedOf), peersInstalled: installed !== null };
};
