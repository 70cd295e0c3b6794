// npm run soak [-- --large 200 --small 10000]: so many reads of a document of 5,000 records, and of one of 50, on the DynamoDB emulator, while each is
// published anew and collected without end. Ends with 1 where one was torn.
import { parseArgs } from 'node:util';
import { dynamoTableReader } from '../client/dynamo-table-reader.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../shared/persistence/dynamo-record-store.ts';
import { dynamoRunStore } from '../shared/persistence/dynamo-run-store.ts';
import { startTable } from '../test/shared/persistence/dynamo-table.ts';
import { readWhileRepublishing } from '../test/soak/torn-reads.ts';

const { values } = parseArgs({
  options: { large: { type: 'string', default: '200' }, small: { type: 'string', default: '10000' } },
});
const { client, tableName, stop } = await startTable();
const subject = {
  store: dynamoRecordStore(client, tableName, systemPatience),
  runs: dynamoRunStore(client, tableName, systemPatience),
  table: dynamoTableReader(client, tableName),
};
try {
  for (const [records, reads] of [
    [5_000, Number(values.large)],
    [50, Number(values.small)],
  ] as const) {
    const started = performance.now();
    const result = await readWhileRepublishing(subject, { key: `soak-${records}.txt`, records, reads });
    const seconds = Math.round((performance.now() - started) / 1_000);
    console.log(`${records} records, ${seconds} s: ${JSON.stringify(result)}`);
    if (result.torn > 0) process.exitCode = 1;
  }
} finally {
  await stop();
}
