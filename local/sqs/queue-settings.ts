import { SqsError } from './sqs-error.ts';

export interface QueueSettings {
  readonly name: string;
  /** 0 to 43,200. */
  readonly visibilityTimeoutSeconds: number;
  /** 60 to 1,209,600. */
  readonly messageRetentionSeconds: number;
  /** 0 to 900. */
  readonly delaySeconds: number;
  /** How long a receive waits that does not say so; 0 when absent. */
  readonly receiveWaitSeconds?: number;
  /** `deadLetterQueue` is a queue's name. */
  readonly redrive?: { readonly deadLetterQueue: string; readonly maxReceiveCount: number };
}

/** @throws SqsError InvalidParameterValue, UnsupportedOperation for FIFO queues */
export function refuseInvalidSettings(settings: QueueSettings): void {
  if (settings.name.endsWith('.fifo')) {
    throw new SqsError(
      'UnsupportedOperation',
      'FIFO queues are not implemented by the local SQS (NotImplemented: CreateQueue FifoQueue).',
    );
  }
  if (!/^[\w-]{1,80}$/.test(settings.name)) {
    throw new SqsError('InvalidParameterValue', 'A queue name is 1 to 80 letters, digits, hyphens and underscores.');
  }
  refuseOutside('VisibilityTimeout', settings.visibilityTimeoutSeconds, 0, 43_200);
  refuseOutside('MessageRetentionPeriod', settings.messageRetentionSeconds, 60, 1_209_600);
  refuseOutside('DelaySeconds', settings.delaySeconds, 0, 900);
  refuseOutside('ReceiveMessageWaitTimeSeconds', settings.receiveWaitSeconds ?? 0, 0, 20);
  refuseOutside('maxReceiveCount', settings.redrive?.maxReceiveCount ?? 1, 1, 1000);
}

/** @throws SqsError InvalidParameterValue unless `low` ≤ value ≤ `high`, and whole */
export function refuseOutside(parameter: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new SqsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${parameter} is invalid. Reason: must be a whole number from ${low} to ${high}.`,
  );
}
