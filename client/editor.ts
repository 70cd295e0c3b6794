import { dynamoEditorialTable } from '../shared/editorial/dynamo-editorial-table.ts';
import type { EditorialTable } from '../shared/editorial/editorial-table.ts';
import { type AliasChange, addAlias, removeAlias } from '../shared/editorial/keep-aliases.ts';
import { type RecordedVerdict, recordVerdict, type VerdictToRecord } from '../shared/editorial/record-verdict.ts';
import { type ClientOptions, clientOf } from './connect.ts';

/** Who calls, as STS GetCallerIdentity answers it. */
export interface CallerIdentity {
  readonly Arn?: string | undefined;
}

/** Records what people decide of claims and speakers. Each call says who: the caller that the editor was connected for. */
export interface Editor {
  /**
   * Records a verdict in the place of the one that its author saw standing (`replaces`: its `recordedAt`, null for none); where another
   * stands by now nothing is written, and the answer holds it. Throws where a judgement or a claim's key is none.
   */
  recordVerdict(verdict: VerdictToRecord): Promise<RecordedVerdict>;
  /** Makes one speaker id another name of a speaker; of an alias, of whose alias that is. */
  addAlias(name: string, of: string): Promise<AliasChange>;
  /** Takes an alias back; whose it was, or null where it is none. */
  removeAlias(name: string): Promise<string | null>;
}

/** An editor over any table. `author` is the caller's ARN. */
export const editorOver = (table: EditorialTable, author: string, now: () => Date): Editor => ({
  recordVerdict: (verdict) => recordVerdict(table, verdict, author, now()),
  addAlias: (name, of) => addAlias(table, { name, of }, author, now()),
  removeAlias: (name) => removeAlias(table, name, author, now()),
});

export interface EditorOptions extends ClientOptions {
  /**
   * The answer of `new STSClient().send(new GetCallerIdentityCommand())` under the credentials that `dynamodb` has: verdicts and
   * aliases name its ARN as their author.
   */
  readonly caller: CallerIdentity;
  /** Default: the system's clock. */
  readonly now?: () => Date;
}

/** Connects somebody who records verdicts and aliases. They need the read policy and the write policy of the stack's outputs. */
export const connectEditor = ({ caller, now = () => new Date(), ...options }: EditorOptions): Editor => {
  if (!caller.Arn) throw new Error('The caller has no ARN: give what STS GetCallerIdentity answers.');
  return editorOver(dynamoEditorialTable(clientOf(options), options.tableName), caller.Arn, now);
};
