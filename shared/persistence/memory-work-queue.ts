import type { WorkQueue } from './work-queue.ts';

/** A queue that keeps what it is sent, for the test or the stack in memory to hand on. */
export class MemoryWorkQueue<Message> implements WorkQueue<Message> {
  readonly messages: Message[] = [];

  async send(message: Message): Promise<void> {
    this.messages.push(message);
  }
  /** Takes all that waits. */
  drain(): Message[] {
    return this.messages.splice(0);
  }
}
