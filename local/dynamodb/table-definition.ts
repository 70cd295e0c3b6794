import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** A table to be made once the emulator stands. */
export interface TableDefinition extends CreateTableCommandInput {
  readonly TableName: string;
}
