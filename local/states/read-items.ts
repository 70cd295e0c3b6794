import { S3Error } from '../s3/s3-error.ts';
import type { MapState } from './definition.ts';
import { evaluate, type Scope } from './frame.ts';
import { StateError } from './state-error.ts';

/**
 * The items of a Map: those that its reader finds in S3, or a list that the state has.
 * @throws StateError States.ItemReaderFailed, States.QueryEvaluationError
 */
export async function readItems(state: MapState, scope: Scope): Promise<unknown[]> {
  const { ItemReader } = state;
  if (ItemReader === undefined) {
    const items = state.Items === undefined ? scope.input : await evaluate(scope, state.Items, 'Items');
    if (Array.isArray(items)) return items;
    throw new StateError('States.QueryEvaluationError', `The items of ${scope.stateName} are no list.`);
  }
  const place = (await evaluate(scope, ItemReader.Arguments, 'ItemReader/Arguments')) as {
    Bucket: string;
    Key: string;
  };
  const limit = await evaluate(scope, ItemReader.ReaderConfig.MaxItems ?? null, 'ItemReader/ReaderConfig/MaxItems');
  const items = parseItems(readObject(place, scope), ItemReader.ReaderConfig.InputType, place);
  return limit === null ? items : items.slice(0, Number(limit));
}

function readObject({ Bucket, Key }: { Bucket: string; Key: string }, scope: Scope): string {
  try {
    return scope.frame.services.objects.get(Bucket, Key).body.toString();
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    throw new StateError(
      'States.ItemReaderFailed',
      `s3://${Bucket}/${Key} can't be read: ${error.code}: ${error.message}`,
    );
  }
}

function parseItems(text: string, type: 'JSON' | 'JSONL', place: { Bucket: string; Key: string }): unknown[] {
  const failed = (what: string) =>
    new StateError('States.ItemReaderFailed', `s3://${place.Bucket}/${place.Key} ${what}`);
  if (type === 'JSONL')
    return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [json(line, `line ${index + 1}`)]));
  const items = json(text, 'the file');
  if (!Array.isArray(items)) throw failed('holds no JSON array');
  return items;

  function json(part: string, name: string): unknown {
    try {
      return JSON.parse(part) as unknown;
    } catch (error) {
      throw failed(`is not ${type}: ${name}: ${(error as Error).message}`);
    }
  }
}
