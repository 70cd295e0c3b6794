/** Why a local stack can't run, or runs no more, where the user can do something about it. */
export type LocalStackFault =
  | 'no-dynamodb-emulator'
  | 'already-running'
  /** The address that the user gave is none, nothing answers there, or what answers is no DynamoDB. */
  | 'dynamodb-endpoint'
  /** The emulator ended while the stack was up. */
  | 'dynamodb-lost';

/** A reason for which a local stack cannot run that the user can do something about; its message says what. */
export class LocalStackError extends Error {
  override readonly name = 'LocalStackError';
  readonly reason: LocalStackFault;

  constructor(reason: LocalStackFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
