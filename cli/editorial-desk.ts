import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connect } from '../client/connect.ts';
import { connectEditor, type Editor } from '../client/editor.ts';
import type { Reader } from '../client/reader.ts';
import { callerOf } from './caller.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { serviceFailure } from './service-failure.ts';
import { findTarget } from './target.ts';
import { complain } from './terminal.ts';

/** Where verdicts and aliases are read and recorded. */
export interface EditorialDesk {
  readonly label: string;
  readonly reader: Reader;
  /** Connects for who runs the command: reading needs to know nobody. */
  editor(): Promise<Editor>;
}

/** Does something at the desk of a stage or of the local stack, and tells where that is not there. */
export const atEditorialDesk = async (
  stage: string | undefined,
  work: (desk: EditorialDesk) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const target = await findTarget(stage);
  if (typeof target === 'string') {
    complain(target);
    return exitCode.unavailable;
  }
  const { label, tableName } = target;
  const dynamodb = new DynamoDBClient(target.dynamodb);
  try {
    return await work({
      label,
      reader: connect({ tableName, dynamodb }),
      editor: async () => connectEditor({ tableName, dynamodb, caller: await callerOf(target) }),
    });
  } catch (error) {
    const failure = serviceFailure(error, label);
    if (failure === null) throw error;
    complain(failure);
    return exitCode.unavailable;
  } finally {
    dynamodb.destroy();
  }
};
