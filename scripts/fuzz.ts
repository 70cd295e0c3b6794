// npm run fuzz [-- --runs 100000 --seed 1] [-- --patterns]: hostile texts through the extraction, and what it makes of them.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultOf } from '../test/fuzz/check-extraction.ts';
import { inputFor } from '../test/fuzz/generate-input.ts';
import { minimize } from '../test/fuzz/minimize.ts';
import { patterns } from '../test/fuzz/patterns.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    /** Only time the patterns at two lengths. */
    patterns: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const first = Number(values.seed);
if (!Number.isSafeInteger(runs) || !Number.isSafeInteger(first) || runs < 1)
  throw new Error('--runs and --seed take whole numbers, as in: npm run fuzz -- --runs 1000 --seed 7');

const secondsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
/** No text of a pattern's or an input's length may take longer. */
const mostSeconds = 2;
let failures = 0;
const fail = (message: string) => {
  failures++;
  console.log(message);
};

/** Times each pattern at a length and at four times that; more than eight times the time is out of proportion. */
const timePatterns = () => {
  const length = 25_000;
  const worst = 8;
  /** Below this, the collector's and the compiler's share says more than the text's. */
  const tooShortToTell = 0.25;
  for (const { name, text } of patterns)
    for (const language of ['fr', 'en'] as const) {
      const [short, long] = [text(length), text(4 * length)];
      faultOf(text(2_000), language);
      const little = secondsOf(() => void faultOf(short, language));
      const much = secondsOf(() => void faultOf(long, language));
      if (much > tooShortToTell && much > worst * little)
        fail(
          `${name} (${language}): ${little.toFixed(2)} s for ${length} characters, ${much.toFixed(2)} s for four times that`,
        );
      else if (much > mostSeconds) fail(`${name} (${language}): ${much.toFixed(2)} s for ${4 * length} characters`);
    }
};

const runInputs = () => {
  let [slowest, slowestSeed, characters, unread] = [0, first, 0, 0];
  for (let seed = first; seed < first + runs; seed++) {
    const { source, language } = inputFor(seed);
    if (source === null) {
      unread++;
      continue;
    }
    characters += source.length;
    let fault: string | null = null;
    const seconds = secondsOf(() => {
      fault = faultOf(source, language);
    });
    if (seconds > slowest) [slowest, slowestSeed] = [seconds, seed];
    if (seconds > mostSeconds) fail(`seed ${seed}: ${seconds.toFixed(1)} s for ${source.length} characters`);
    if (fault !== null) {
      const least = minimize(source, (text) => faultOf(text, language) !== null);
      const found = JSON.stringify({ seed, language, source: least });
      const file = new URL(
        `../test/corpus/${createHash('sha256').update(found).digest('hex').slice(0, 12)}.json`,
        import.meta.url,
      );
      writeFileSync(file, `${found}\n`);
      fail(`seed ${seed}: ${faultOf(least, language)}\n  ${found}\n  kept in ${file.pathname}`);
    }
  }
  console.log(
    `${runs} inputs from seed ${first}: ${characters} characters, ${unread} set aside as no text; slowest ${slowest.toFixed(2)} s (seed ${slowestSeed})`,
  );
};

if (values.patterns) timePatterns();
else runInputs();
console.log(`${failures} failures; at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory`);
if (failures > 0) process.exitCode = 1;
