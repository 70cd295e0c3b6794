export type StatesErrorCode =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidArn'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidToken'
  | 'NotImplemented'
  | 'ResourceNotFound'
  | 'SerializationException'
  | 'StateMachineDoesNotExist'
  | 'ValidationException';

/** A request that Step Functions refuses, with the code that it gives it. It is thrown because the SDK's caller meets it so. */
export class StatesError extends Error {
  override readonly name = 'StatesError';
  readonly code: StatesErrorCode;

  constructor(code: StatesErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
