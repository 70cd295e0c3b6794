import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connect } from '../client/connect.ts';
import { connectEditor, type Editor } from '../client/editor.ts';
import type { Reader } from '../client/reader.ts';
import { callerOf } from './caller.ts';
import { atDesk, type Desk } from './desk.ts';
import type { ExitCode } from './exit-code.ts';

/** Where verdicts and aliases are read and recorded. */
export interface EditorialDesk extends Desk {
  readonly label: string;
  readonly reader: Reader;
  /** Connects for who runs the command: reading needs to know nobody. */
  editor(): Promise<Editor>;
}

/** Does something at the desk of a stage or of the local stack, and tells where that is not there. */
export const atEditorialDesk = (
  stage: string | undefined,
  work: (desk: EditorialDesk) => Promise<ExitCode>,
): Promise<ExitCode> =>
  atDesk(
    stage,
    async (target) => {
      const { label, tableName } = target;
      const dynamodb = new DynamoDBClient(target.dynamodb);
      return {
        label,
        reader: connect({ tableName, dynamodb }),
        editor: async () => connectEditor({ tableName, dynamodb, caller: await callerOf(target) }),
        close: () => dynamodb.destroy(),
      };
    },
    work,
  );
