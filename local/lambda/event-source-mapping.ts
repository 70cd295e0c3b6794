/** How a queue feeds a function: AWS::Lambda::EventSourceMapping, its defaults filled in. */
export interface EventSourceMapping {
  readonly logicalId: string;
  /** The queue's name. */
  readonly queue: string;
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Invocations at a time, as the template caps them. */
  readonly maximumConcurrency?: number;
  /** Whether the function's answer names the messages that failed; otherwise an answer, whatever it says, accepts all of them. */
  readonly reportsBatchItemFailures: boolean;
}
