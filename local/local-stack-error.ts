/** A reason for which a local stack cannot run that the user can do something about; its message says what. */
export class LocalStackError extends Error {
  override readonly name = 'LocalStackError';
  readonly reason: 'no-dynamodb-emulator' | 'already-running';

  constructor(reason: LocalStackError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
