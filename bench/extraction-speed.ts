import { Bench } from 'tinybench';
import { extract } from '../shared/extraction/extract.ts';
import { nativeDigest } from '../shared/runtime/digest.ts';
import { corpus } from './corpus.ts';

// As the functions call it.
const options = { name: 'bench.txt', receivedAt: '2026-06-01T00:00:00.000Z', digest: nativeDigest } as const;

export interface Speed {
  readonly what: string;
  readonly kilobytes: number;
  readonly kilobytesPerSecond: number;
}

/** KB/s on one core of the whole extraction, by language and size, and of a bare pass that only splits the same text into words. */
export const extractionSpeeds = async (): Promise<Speed[]> => {
  const texts = [
    ['French', corpus('fr', 5_000)],
    ['French', corpus('fr', 1_000_000)],
    ['French', corpus('fr', 5_000_000)],
    ['English', corpus('en', 1_000_000)],
  ] as const;
  const bench = new Bench({ time: 2_000, iterations: 3, warmupIterations: 1, warmupTime: 200 });
  const sizes = new Map<string, number>();
  for (const [language, text] of texts) {
    const kilobytes = Buffer.byteLength(text) / 1000;
    const label = `${language}, ${Math.round(kilobytes)} KB`;
    sizes.set(`extract: ${label}`, kilobytes).set(`words only: ${label}`, kilobytes);
    bench.add(`extract: ${label}`, () => void extract(text, options));
    bench.add(`words only: ${label}`, () => void text.match(/[\p{L}\p{N}]+/gu));
  }
  await bench.run();
  return bench.tasks.map(({ name, result }) => {
    if (result.state !== 'completed') throw new Error(`${name} did not complete: ${result.state}`);
    const kilobytes = sizes.get(name) as number;
    return { what: name, kilobytes, kilobytesPerSecond: kilobytes / (result.latency.p50 / 1000) };
  });
};
