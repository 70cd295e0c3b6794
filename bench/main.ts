// npm run bench: extraction speed on one core, what each Lambda's bundle weighs and costs to import, and the memory that hard files take of it.
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundleFigures } from './bundles.ts';
import { extractionSpeeds } from './extraction-speed.ts';
import { memoryFigures } from './peak-memory.ts';
import { readerSpeeds } from './peers.ts';

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}\n`);

console.log('Extraction, one core (samples/, repeated)');
for (const { what, kilobytesPerSecond } of await extractionSpeeds())
  console.log(`  ${what.padEnd(34)} ${Math.round(kilobytesPerSecond).toLocaleString('en').padStart(10)} KB/s`);

console.log('\nNumbers and dates alone, beside other readers (KB of text per second of processor time)');
const { speeds, peersInstalled } = readerSpeeds();
for (const { what, kilobytesPerSecond } of speeds)
  console.log(`  ${what.padEnd(46)} ${kilobytesPerSecond.toFixed(1).padStart(10)} KB/s`);
if (!peersInstalled) console.log('  The other readers are not installed: npm ci --prefix bench');

console.log('\nBundles, as deployed (minified)                        size    cold import');
for (const { name, kilobytes, importMilliseconds } of bundleFigures())
  console.log(
    `  ${name.padEnd(46)} ${kilobytes.toFixed(0).padStart(6)} KB ${importMilliseconds.toFixed(0).padStart(8)} ms`,
  );

console.log('\nThe greatest memory of fresh functions on the local stack    normalize   extract    until');
for await (const { what, normalizeMegabytes, extractMegabytes, seconds, outcome } of memoryFigures(
  fileURLToPath(new URL('..', import.meta.url)),
))
  console.log(
    `  ${what.padEnd(52)} ${normalizeMegabytes.toFixed(0).padStart(9)} MB ${extractMegabytes.toFixed(0).padStart(6)} MB ${seconds.toFixed(1).padStart(6)} s  ${outcome}`,
  );
