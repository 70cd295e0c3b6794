/** A refusal in EventBridge's own words: its code is the exception's name. */
export class EventsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
