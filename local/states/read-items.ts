import { S3Error } from '../s3/s3-error.ts';
import { fieldValues, type MapState } from './definition.ts';
import { evaluateAs, type Scope } from './frame.ts';
import { StateError } from './state-error.ts';

/**
 * The items of a Map: those that its reader finds in S3, or a list that the state has.
 * @throws StateError States.ItemReaderFailed, States.QueryEvaluationError
 */
export async function readItems(state: MapState, scope: Scope): Promise<unknown[]> {
  const { ItemReader } = state;
  if (ItemReader === undefined) {
    // Input may hold text that looks like an expression, and is none.
    if (state.Items !== undefined) return evaluateAs(fieldValues.Items, scope, state.Items, 'Items');
    if (Array.isArray(scope.input)) return scope.input;
    throw new StateError(
      'States.QueryEvaluationError',
      `The input of ${scope.stateName} is no list, and it has no Items.`,
    );
  }
  const { MaxItems } = ItemReader.ReaderConfig;
  const place = await evaluateAs(fieldValues.ListPlace, scope, ItemReader.Arguments, 'ItemReader/Arguments');
  const limit =
    MaxItems === undefined
      ? undefined
      : await evaluateAs(fieldValues.MaxItems, scope, MaxItems, 'ItemReader/ReaderConfig/MaxItems');
  const items = parseItems(readObject(place, scope), ItemReader.ReaderConfig.InputType, place);
  return items.slice(0, limit);
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
