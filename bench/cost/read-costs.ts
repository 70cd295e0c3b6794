import { dynamoTableReader } from '../../client/dynamo-table-reader.ts';
import { readerOver } from '../../client/reader.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { benchArticles } from './articles.ts';
import type { MeasuredStack } from './measured-stack.ts';

/** What one question to the table took. */
export interface ReadCost {
  readonly question: string;
  /** Of what came back: documents, claims, statistics. */
  readonly results: number;
  readonly requests: number;
  readonly units: number;
}

const march = { from: '2026-03-01', to: '2026-03-31' };
const take = async <Value>(items: AsyncIterable<Value>, most: number): Promise<Value[]> => {
  const taken: Value[] = [];
  for await (const item of items) if (taken.push(item) === most) break;
  return taken;
};

/** Asks the client each of its questions once, of a table that holds the bench's articles, and counts what that took. */
export const readCosts = async ({ stack, dynamodb, measure }: MeasuredStack): Promise<ReadCost[]> => {
  const reader = readerOver(
    dynamoTableReader(dynamodb, stack.outputs.TableName as string),
    () => new Date('2026-03-20T00:00:00Z'),
  );
  const [article] = benchArticles(1);
  const docId = documentIdOf({
    bucket: stack.outputs.ArticlesBucketName as string,
    key: article?.key ?? '',
    source: null,
    articleId: null,
  });
  const [queued] = await take(reader.claimsToCheck(march), 1);
  const claimKey = queued?.claim.key ?? '';
  const questions: readonly (readonly [string, () => Promise<number>])[] = [
    ['document(id)', async () => (await reader.document(docId))?.head.run?.counts.items ?? 0],
    [
      'claimsBySpeaker, a month',
      async () => (await take(reader.claimsBySpeaker('nathalie-berthier', march), 1e6)).length,
    ],
    ['statisticsByUnit("%"), a month', async () => (await take(reader.statisticsByUnit('%', march), 1e6)).length],
    ['statisticsByCounted, a month', async () => (await take(reader.statisticsByCounted('foyer', march), 1e6)).length],
    ['documentsByDay, a day', async () => (await take(reader.documentsByDay('2026-03-12'), 1e6)).length],
    ['claimsToCheck, a month, the first 20', async () => (await take(reader.claimsToCheck(march), 20)).length],
    ['claimsToCheck, a month, all', async () => (await take(reader.claimsToCheck(march), 1e6)).length],
    ['verdict(key)', async () => Number((await reader.verdict(claimKey)) !== null)],
    ['speaker(id)', async () => Number((await reader.speaker('nathalie-berthier')) !== null)],
  ];
  const costs: ReadCost[] = [];
  for (const [question, ask] of questions) {
    let results = 0;
    const { table } = await measure(async () => {
      results = await ask();
    });
    costs.push({
      question,
      results,
      requests: table.length,
      units: table.reduce((sum, { readUnits }) => sum + readUnits, 0),
    });
  }
  return costs;
};
