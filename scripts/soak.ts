// npm run soak [-- --large 200 --small 10000 --storm 2000 --seed N]: so many reads of a document of 5,000 records, and of one of 50, on the DynamoDB
// emulator, while each is published anew and collected without end; then so many articles through the local stack while one call in twenty fails, and a
// tenth of them while four in ten do. 0 leaves a part out. Ends with 1 where a read was torn, or an article lost or doubled.
import { parseArgs } from 'node:util';
import { dynamoTableReader } from '../client/dynamo-table-reader.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../shared/persistence/dynamo-run-store.ts';
import { weatherStorm } from '../test/proofs/fault-storm.ts';
import { bootProofStack } from '../test/proofs/proof-stack.ts';
import { startTable } from '../test/shared/persistence/dynamo-table.ts';
import { readWhileRepublishing } from '../test/soak/torn-reads.ts';

const { values } = parseArgs({
  options: {
    large: { type: 'string', default: '200' },
    small: { type: 'string', default: '10000' },
    storm: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const finite = (value: string): number => {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`${value} is no number of reads, articles or a seed: give a whole number of 0 or more.`);
  process.exit(2);
};
const counts = { large: finite(values.large), small: finite(values.small), storm: finite(values.storm) };
const seed = finite(values.seed);

const { client, tableName, stop } = await startTable();
const subject = {
  store: dynamoRecordStore(client, tableName, systemPatience),
  runs: dynamoRunStore(client, tableName, systemPatience),
  table: dynamoTableReader(client, tableName),
};
try {
  for (const [records, reads] of [
    [5_000, counts.large],
    [50, counts.small],
  ] as const) {
    if (reads === 0) continue;
    const started = performance.now();
    const result = await readWhileRepublishing(subject, { key: `soak-${records}.txt`, records, reads });
    const seconds = Math.round((performance.now() - started) / 1_000);
    console.log(`${records} records, ${seconds} s: ${JSON.stringify(result)}`);
    if (result.torn > 0) process.exitCode = 1;
  }
} finally {
  await stop();
}

if (counts.storm > 0) {
  const proof = await bootProofStack({ concurrency: 4 });
  try {
    for (const [articles, share] of [
      [counts.storm, 0.05],
      [Math.ceil(counts.storm / 10), 0.4],
    ] as const) {
      const started = performance.now();
      const report = await weatherStorm(proof, { articles, share, seed });
      const seconds = Math.round((performance.now() - started) / 1_000);
      console.log(`${articles} articles, ${share * 100} % of calls failing, ${seconds} s: ${JSON.stringify(report)}`);
      if (report.faults.length > 0) process.exitCode = 1;
    }
  } finally {
    await proof.stop();
  }
}
