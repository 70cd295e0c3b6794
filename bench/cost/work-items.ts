import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { type BenchArticle, benchArticles } from './articles.ts';
import type { Measured, MeasuredStack } from './measured-stack.ts';
import { ageDocuments, reprocessAll } from './re-extraction.ts';

/** What a newsroom does with articles, one after the other, each measured until all that follows is done. */
export const workNames = [
  'upload',
  'again',
  'confirmation',
  'reExtraction',
  'correction',
  'deletion',
  'collection',
] as const;
export type WorkName = (typeof workNames)[number];

const hour = 3_600_000;

/** One figure of a text is another. */
const corrected = (article: BenchArticle): BenchArticle => ({
  ...article,
  text: article.text.replace(/(\d)(?= ?%)/, (digit) => String((Number(digit) + 1) % 10)),
});

/** Does all of it with so many articles, on functions that are warm. */
export const doWork = async (
  measured: MeasuredStack,
  articleCount: number,
  /** Between the first upload and what comes after it. */
  onceUploaded: () => Promise<void>,
): Promise<Record<WorkName, Measured>> => {
  const { stack, s3, clock, measure } = measured;
  const articles = benchArticles(articleCount);
  const Bucket = stack.outputs.ArticlesBucketName as string;
  const put = async (all: readonly BenchArticle[]): Promise<void> => {
    for (const { key, text, metadata } of all)
      await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: text, Metadata: metadata }));
  };
  const remove = async (): Promise<void> => {
    for (const { key } of articles) await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
  };
  const docIds = articles.map(({ key, metadata }) =>
    documentIdOf({ bucket: Bucket, key, source: metadata.source ?? null, articleId: metadata['article-id'] ?? null }),
  );
  const reprocess = async (otherwise: boolean): Promise<Measured> => {
    await measure(() => ageDocuments(measured, docIds, { otherwise }));
    return measure(() => reprocessAll(measured));
  };
  const collect = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await clock.advance(hour);
  };
  await measure(() => put(benchArticles(2 * articleCount).slice(articleCount)));
  const upload = await measure(() => put(articles));
  await onceUploaded();
  return {
    upload,
    again: await measure(() => put(articles)),
    confirmation: await reprocess(false),
    reExtraction: await reprocess(true),
    correction: await measure(() => put(articles.map(corrected))),
    deletion: await measure(remove),
    collection: await measure(collect),
  };
};
