/** Why a definition cannot be run. */
export type DefinitionFault =
  | 'malformed-definition'
  | 'unknown-query-language'
  | 'unknown-state-type'
  | 'unknown-field'
  | 'invalid-field'
  | 'unknown-state'
  | 'unreachable-state'
  | 'invalid-expression';

/** A definition of a state machine holds something that the local stack does not know or cannot honour; nothing of it runs. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly reason: DefinitionFault;
  /** Where: `States.Reprocess.ItemReader.Resource`. */
  readonly path: string;

  constructor(reason: DefinitionFault, path: string, what: string) {
    super(path === '' ? what : `${path}: ${what}`);
    this.reason = reason;
    this.path = path;
  }
}
