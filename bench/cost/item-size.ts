import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as it travels. */
export type WireItem = Readonly<Record<string, AttributeValue>>;

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** Of a list or a map, whatever it holds; and of each of its elements. */
const collectionOverhead = 3;
const elementOverhead = 1;

/** A number: a byte for each two significant digits and one more, and one for a minus; 21 at most. */
const numberBytes = (number: string): number => {
  const digits = number
    .replace(/[eE].*$/, '')
    .replace(/^[+-]/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.min(21, Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0));
};

const valueBytes = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytesOf(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.NULL !== undefined || value.BOOL !== undefined) return 1;
  if (value.L !== undefined)
    return value.L.reduce((sum, element) => sum + valueBytes(element) + elementOverhead, collectionOverhead);
  if (value.M !== undefined)
    return Object.entries(value.M).reduce(
      (sum, [name, element]) => sum + bytesOf(name) + valueBytes(element) + elementOverhead,
      collectionOverhead,
    );
  throw new Error(
    `No item of this project holds an attribute of the type ${Object.keys(value).join()}: teach it here.`,
  );
};

/**
 * Bytes of an item as DynamoDB counts them for capacity: names and values, in UTF-8
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
 */
export const itemBytes = (item: WireItem): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytesOf(name) + valueBytes(value), 0);
