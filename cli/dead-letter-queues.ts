/**
 * A queue of what was given up, as the outputs of a stack name it. Dead letters of a queue of work go back to it by SQS itself (`source` is the output that
 * names it); what a rule of EventBridge could not deliver says itself where it was to go.
 */
export interface DeadLetterQueue {
  /** As people call it: `normalize`, `bulk-extract`, `article-created`. */
  readonly name: string;
  readonly kind: 'dead-letters' | 'undeliverable';
  /** The output that holds its URL. */
  readonly output: string;
  /** The output that holds the URL of the queue of work, of dead letters. */
  readonly source: string | null;
}

const nameOf = (id: string): string => id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** The queues that the names of a stack's outputs tell of, in order of their names. */
export const queueNames = (outputs: readonly string[]): DeadLetterQueue[] =>
  outputs
    .flatMap((output): DeadLetterQueue[] => {
      const [, id, kind] = /^(\w+?)(DeadLetters|Undeliverable)Url$/.exec(output) ?? [];
      if (id === undefined) return [];
      const name = nameOf(id);
      return kind === 'DeadLetters'
        ? [{ name, kind: 'dead-letters', output, source: `${id}QueueUrl` }]
        : [{ name, kind: 'undeliverable', output, source: null }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
