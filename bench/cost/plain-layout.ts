import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { ClaimRecord, StatisticRecord } from '../../shared/domain/record.ts';
import { restoredRecord } from '../../shared/domain/stored-record.ts';
import { marshal } from '../../shared/persistence/dynamo-transaction.ts';
import type { TableItem } from '../../shared/persistence/record-store.ts';
import type { BilledWork } from './bill.ts';
import { unitsOfWrite } from './capacity.ts';
import type { WireItem } from './item-size.ts';
import { isRecord, kindOf } from './kinds.ts';
import type { Measured } from './measured-stack.ts';
import { dollarsFor } from './prices.ts';

/** A record as it would stand alone: all its fields, its keys and its rows in the two indexes. */
const whole = (item: WireItem): WireItem => {
  const stored = unmarshall(item, { wrapNumbers: Number }) as TableItem & { schema: ClaimRecord['schema'] };
  const rows = Object.fromEntries(Object.entries(item).filter(([name]) => name.startsWith('GSI')));
  const record = restoredRecord<ClaimRecord | StatisticRecord>(stored, stored.schema, '2026/03/12/184000.txt');
  return { ...marshal({ PK: stored.PK, SK: stored.SK, ...record }), ...rows };
};

/** What a plain layout would take of the same uploads: each record and document put once, whole, and nothing else. */
export const plainLayout = ({ table }: Measured) => {
  const units = (records: boolean) =>
    table
      .flatMap(({ writes }) => writes)
      .filter(({ key, after }) => after !== null && (records ? isRecord(kindOf(key)) : kindOf(key) === 'document'))
      .reduce((sum, { after }) => {
        const { table: own, indexes } = unitsOfWrite(null, records ? whole(after as WireItem) : after);
        return sum + own + indexes.GSI1 + indexes.GSI2;
      }, 0);
  return {
    dollarsFor: ({ articles, recordScale }: BilledWork): number =>
      dollarsFor('writeUnits', ((units(true) * recordScale + units(false)) / articles) * 1_000_000),
  };
};
