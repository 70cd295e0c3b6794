/** An item as it travels: each value under the letter of its type. */
export type WireItem = Readonly<Record<string, object>>;
export type ItemKey = WireItem;
/** The attributes of a table's primary key. */
export type KeyNames = readonly string[];

interface Write {
  readonly TableName: string;
  readonly Item?: WireItem;
  readonly Key?: WireItem;
}
type BatchRequest = { readonly PutRequest?: { Item: WireItem }; readonly DeleteRequest?: { Key: WireItem } };
type Body = Partial<Write> & {
  readonly TransactItems?: readonly Readonly<Record<string, Write>>[];
  readonly RequestItems?: Readonly<Record<string, readonly BatchRequest[]>>;
};

const writesIn: Readonly<Record<string, (body: Body) => readonly Write[]>> = {
  PutItem: (body) => [body as Write],
  UpdateItem: (body) => [body as Write],
  DeleteItem: (body) => [body as Write],
  TransactWriteItems: ({ TransactItems = [] }) =>
    TransactItems.flatMap((item) =>
      Object.entries(item).flatMap(([kind, write]) => (kind === 'ConditionCheck' ? [] : [write])),
    ),
  BatchWriteItem: ({ RequestItems = {} }) =>
    Object.entries(RequestItems).flatMap(([TableName, requests]) =>
      requests.map(({ PutRequest, DeleteRequest }) => ({ TableName, ...PutRequest, ...DeleteRequest })),
    ),
};

/**
 * The keys of the items that a request to DynamoDB writes.
 * @param keyNamesOf the key of a table; undefined where nobody wants to know of it.
 * @throws SyntaxError where the body is no JSON.
 */
export function writtenKeys(
  operation: string,
  body: Buffer,
  keyNamesOf: (tableName: string) => KeyNames | undefined,
): { readonly tableName: string; readonly key: ItemKey }[] {
  const writes = Object.hasOwn(writesIn, operation) ? writesIn[operation] : undefined;
  if (writes === undefined) return [];
  return writes(JSON.parse(body.toString('utf8')) as Body).flatMap(({ TableName: tableName, Item, Key }) => {
    const names = keyNamesOf(tableName);
    const item = Item ?? Key;
    if (names === undefined || item === undefined || !names.every((name) => Object.hasOwn(item, name))) return [];
    return [{ tableName, key: Object.fromEntries(names.map((name) => [name, item[name] as object])) }];
  });
}
