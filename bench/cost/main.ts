// What an article costs: counts what real uploads make the local stack do, and prices it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { benchArticles } from './articles.ts';
import { assumedWait, type BilledWork, billOf, itemLines, totalOf } from './bill.ts';
import { isRecord, kindOf } from './kinds.ts';
import { bootMeasuredStack, type Measured } from './measured-stack.ts';
import { plainLayout } from './plain-layout.ts';
import { priceList, prices } from './prices.ts';
import { type ReadCost, readCosts } from './read-costs.ts';
import { printBill, printItems, printTotal } from './report.ts';
import { keptForAMonth, standingCost } from './standing-cost.ts';
import { doWork, type WorkName, workNames } from './work-items.ts';

const articleCount = 50;
const recordsWanted = 20;

const asked: ReadCost[] = [];

/** Once with the meter, to count; once without it, for the time that functions take. */
const work = async (metered: boolean): Promise<Record<WorkName, Measured>> => {
  const stack = await bootMeasuredStack({ metered, graceSeconds: 1 });
  try {
    return await doWork(stack, articleCount, async () => {
      if (metered) asked.push(...(await readCosts(stack)));
    });
  } finally {
    await stack.stop();
  }
};
const template = await synthesizeOnce({
  stage: 'prod',
  projectRoot: fileURLToPath(new URL('../../', import.meta.url)),
});
const counted = await work(true);
const timed = await work(false);

const recordsIn = ({ table }: Measured): number =>
  table.flatMap(({ writes }) => writes).filter(({ key }) => isRecord(kindOf(key))).length;
const records = recordsIn(counted.upload) / articleCount;
const billed = (name: WorkName): BilledWork => ({
  articles: articleCount,
  recordScale: recordsWanted / records,
  timed: timed[name],
});

const bytes = benchArticles(articleCount).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / articleCount;
console.log(
  `${articleCount} articles of ${Math.round(bytes)} bytes with ${records.toFixed(1)} records each, on the local stack.`,
);
console.log(
  `Writes of records are scaled to ${recordsWanted} an article. Prices: ${priceList.region}, ${priceList.asOf}.`,
);

console.log('\nWrite units of a first upload, by item');
const { upload } = counted;
printItems(itemLines(upload, billed('upload')));
console.log('\nA first upload, for a million articles');
const bill = billOf(upload, billed('upload'));
printBill(bill);
printTotal('all that Claimwire does', totalOf(bill, 'upload'));
printTotal('and with the PUT of the upload itself', totalOf(bill));
const others = totalOf(bill, 'upload') - totalOf(bill.filter(({ what }) => /records|the rest/.test(what)));
printTotal(
  'with each record stored whole, once, no runs, fences and switches',
  others + plainLayout(upload).dollarsFor(billed('upload')),
);

console.log('\nWhat stands after it, for each month that it is kept (the copies for 30 days alone)');
printBill(keptForAMonth(upload, billed('upload'), bytes));
console.log('\nA month without uploads');
printBill(standingCost(JSON.parse(readFileSync(template.templateFile, 'utf8')), Object.values(counted)));

console.log('\nWhat each question costs a reader');
for (const { question, results, requests, units } of asked)
  console.log(
    `  ${question.padEnd(38)} ${String(results).padStart(5)} results ${String(requests).padStart(4)} requests ${units.toFixed(1).padStart(7)} read units`,
  );

console.log('\nEach of what comes after it, for a million articles (the newsroom’s own PUT and DELETE left out)');
for (const name of workNames.slice(1)) printTotal(titles(name), totalOf(billOf(counted[name], billed(name)), 'upload'));
for (const name of workNames.slice(1)) {
  console.log(`\n${titles(name)}`);
  printItems(itemLines(counted[name], billed(name)));
  printBill(billOf(counted[name], billed(name)));
}

const all = workNames.flatMap((name) => counted[name].table);
const ours = all.reduce((sum, call) => sum + call.readUnits + unitsOf(call.writes), 0);
const emulators = all.reduce((sum, { reported }) => sum + (reported ?? 0), 0);
console.log(
  `\nUnits of all of this by the documented rules: ${ours}; as the emulator counts them, by code of its own: ${emulators}.`,
);
console.log(
  `Assumed, not measured: ${assumedWait.s3Seconds * 1000} ms for an answer of S3, ${assumedWait.dynamodbSeconds * 1000} ms for one of DynamoDB; three lines of log an invocation from Lambda itself.`,
);
const unsure = Object.entries(prices).filter(([, { checked }]) => checked === 'known');
console.log(`Prices of which no page was at hand: ${unsure.map(([name]) => name).join(', ')}.`);

function unitsOf(writes: Measured['table'][number]['writes']): number {
  return writes.reduce((sum, { units: { table, indexes } }) => sum + table + indexes.GSI1 + indexes.GSI2, 0);
}

function titles(name: WorkName): string {
  return {
    upload: 'a first upload',
    again: 'the same bytes again',
    confirmation: 'a later extractor that reads the same records',
    reExtraction: 'a later extractor that reads others',
    correction: 'a correction of one figure',
    deletion: 'a deletion',
    collection: 'the collection of three runs',
  }[name];
}
