// npm run bench: extraction speed on one core, and what each Lambda's bundle weighs and costs to import.
import { cpus } from 'node:os';
import { bundleFigures } from './bundles.ts';
import { extractionSpeeds } from './extraction-speed.ts';
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
