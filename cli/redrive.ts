import {
  DeleteMessageBatchCommand,
  ListMessageMoveTasksCommand,
  type Message,
  SendMessageBatchCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { type DeadLetterDesk, type KnownQueue, receive, stateOf } from './dead-letter-desk.ts';

/** What was sent back of a queue so far. */
export interface Redriven {
  readonly moved: number;
  /** Messages that stay, since they don't say where they belong. */
  readonly kept: number;
  /** Why SQS stopped moving; null as long as it does not. */
  readonly failure: string | null;
}

/** Time, for what waits. */
export interface Waiting {
  sleep(ms: number): Promise<unknown>;
  /** Told how many have been moved. */
  onMoved(count: number): void;
}

/** The task that was started last of a dead-letter queue. */
const latestTask = async (sqs: SQSClient, SourceArn: string) => {
  const { Results: [task] = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }));
  return task;
};

/** Starts a task, unless one is at work. Throws what the SDK throws. */
const startMoving = async (sqs: SQSClient, SourceArn: string, DestinationArn: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      // Named, since a message that was put among the dead letters by hand or by a pipe has no queue to go back to.
      await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
      return;
    } catch (error) {
      // So it says where one is at work, which may have ended by now.
      if (!(error instanceof Error) || error.name !== 'UnsupportedOperation') throw error;
      if ((await latestTask(sqs, SourceArn))?.Status === 'RUNNING') return;
      if (attempt === 2) throw error;
    }
  }
};

/**
 * Has SQS move the dead letters of a queue of work back to it; where a task moves them already, follows that one. SQS goes on when this process ends. Resolves when
 * the task has ended. Throws what the SDK throws.
 */
export const moveBack = async (
  sqs: SQSClient,
  { url, sourceUrl }: { url: string; sourceUrl: string },
  { sleep, onMoved }: Waiting,
  pollMs: number,
): Promise<Redriven> => {
  const [{ arn: source }, { arn: destination }] = await Promise.all([stateOf(sqs, url), stateOf(sqs, sourceUrl)]);
  await startMoving(sqs, source, destination);
  for (;;) {
    const task = await latestTask(sqs, source);
    const moved = task?.ApproximateNumberOfMessagesMoved ?? 0;
    onMoved(moved);
    if (task?.Status === 'COMPLETED') return { moved, kept: 0, failure: null };
    if (task?.Status === 'FAILED' || task?.Status === 'CANCELLED')
      return { moved, kept: 0, failure: task.FailureReason ?? task.Status };
    await sleep(pollMs);
  }
};

const byArn = (workUrls: readonly string[], arn: string | undefined): string | undefined => {
  const [, , service, , account, name] = arn?.split(':') ?? [];
  return service === 'sqs' ? workUrls.find((url) => url.endsWith(`/${account}/${name}`)) : undefined;
};

/** How long messages stay out of sight while they are sent on: a process that is killed leaves them, and the next one finds them again. */
const holdSeconds = 60;

/** How many went on, and why SQS did not take others. */
const sendOn = async (
  sqs: SQSClient,
  from: string,
  to: string,
  messages: readonly Message[],
): Promise<{ sent: number; refusal: string | null }> => {
  const Entries = messages.map(({ Body }, i) => ({ Id: String(i), MessageBody: Body }));
  const { Successful: sent = [], Failed: [refused] = [] } = await sqs.send(
    new SendMessageBatchCommand({ QueueUrl: to, Entries }),
  );
  const done = sent.map(({ Id }) => ({ Id, ReceiptHandle: messages[Number(Id)]?.ReceiptHandle }));
  // Only now: a death in between sends a message twice, and loses none.
  if (done.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries: done }));
  return { sent: done.length, refusal: refused ? `${refused.Code}: ${refused.Message}` : null };
};

/**
 * Sends what rules could not deliver to the queues of work that it was for, and then deletes it: SQS moves the dead letters of queues alone. At least once;
 * what is killed half-way is done by the next call. Throws what the SDK throws.
 */
export const deliver = async (
  { sqs, workUrls }: Pick<DeadLetterDesk, 'sqs' | 'workUrls'>,
  { url }: Pick<KnownQueue, 'url'>,
  { onMoved }: Pick<Waiting, 'onMoved'>,
): Promise<Redriven> => {
  let moved = 0;
  const kept = new Set<string>();
  for (;;) {
    const messages = await receive(sqs, url, holdSeconds);
    if (messages.every(({ MessageId = '' }) => kept.has(MessageId))) return { moved, kept: kept.size, failure: null };
    const byTarget = Map.groupBy(messages, ({ MessageAttributes }) =>
      byArn(workUrls, MessageAttributes?.TARGET_ARN?.StringValue),
    );
    for (const [target, some] of byTarget) {
      if (target === undefined) for (const { MessageId = '' } of some) kept.add(MessageId);
      else {
        const { sent, refusal } = await sendOn(sqs, url, target, some);
        moved += sent;
        if (refusal !== null) return { moved, kept: kept.size, failure: refusal };
      }
    }
    onMoved(moved);
  }
};

/** How a queue of work came out of it. */
export type Outcome = { readonly state: 'done' } | { readonly state: 'late'; readonly left: number };

/** Waits until queues of work are empty, as far as SQS tells: its counts are approximate, so twice in a row. */
export const workedOff = async (
  sqs: SQSClient,
  urls: readonly string[],
  {
    sleep,
    now,
    timeoutMs,
    pollMs,
  }: { sleep(ms: number): Promise<unknown>; now(): number; timeoutMs: number; pollMs: number },
): Promise<Outcome> => {
  const deadline = now() + timeoutMs;
  for (let empty = 0; ; ) {
    const states = await Promise.all(urls.map((url) => stateOf(sqs, url)));
    const left = states.reduce((sum, { visible, hidden }) => sum + visible + hidden, 0);
    empty = left === 0 ? empty + 1 : 0;
    if (empty === 2) return { state: 'done' };
    if (now() >= deadline) return { state: 'late', left };
    await sleep(pollMs);
  }
};
