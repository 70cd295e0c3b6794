import { userInfo } from 'node:os';
import type { CallerIdentity } from '../client/editor.ts';
import type { Target } from './target.ts';

/** Of who runs the command: on the local stack, where nobody proves who they are, the machine's user by the shape of an ARN. */
const localCaller = (): CallerIdentity => ({ Arn: `arn:aws:iam::000000000000:user/${userInfo().username}` });

/** Who calls, as AWS knows them by their credentials. Throws what the SDK throws. */
export const callerOf = async (target: Pick<Target, 'dynamodb'>): Promise<CallerIdentity> => {
  if (target.dynamodb.endpoint !== undefined) return localCaller();
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({});
  try {
    return await sts.send(new GetCallerIdentityCommand({}));
  } finally {
    sts.destroy();
  }
};
