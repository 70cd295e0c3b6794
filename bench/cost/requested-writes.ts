import type { WireItem } from './item-size.ts';

export type ItemKey = { readonly PK: { readonly S: string }; readonly SK: { readonly S: string } };
export const keyText = ({ PK, SK }: ItemKey): string => `${PK.S} ${SK.S}`;

/** An item that a request would write; `item` is what it would put, null where it deletes or changes one. */
export interface RequestedWrite {
  readonly table: string;
  readonly key: ItemKey;
  readonly item: WireItem | null;
}

interface Write {
  readonly TableName: string;
  readonly Item?: WireItem;
  readonly Key?: WireItem;
}
interface BatchWrite {
  readonly PutRequest?: { readonly Item: WireItem };
  readonly DeleteRequest?: { readonly Key: WireItem };
}
interface Body {
  readonly TransactItems?: readonly Readonly<Record<string, Write>>[];
  readonly RequestItems?: Readonly<Record<string, readonly BatchWrite[]>>;
}

const placed = ({ TableName, Item, Key }: Write): RequestedWrite => {
  const { PK, SK } = Item ?? Key ?? {};
  return { table: TableName, key: { PK, SK } as ItemKey, item: Item ?? null };
};

/** Each item that a request to DynamoDB writes, or checks in a transaction, which costs as much; none where it reads. */
export const requestedWrites = (operation: string, body: object): RequestedWrite[] => {
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [placed(body as Write)];
    case 'TransactWriteItems':
      return ((body as Body).TransactItems ?? []).flatMap((item) => Object.values(item).map(placed));
    case 'BatchWriteItem':
      return Object.entries((body as Body).RequestItems ?? {}).flatMap(([TableName, writes]) =>
        writes.map(({ PutRequest, DeleteRequest }) => placed({ TableName, ...PutRequest, ...DeleteRequest })),
      );
    default:
      return [];
  }
};
