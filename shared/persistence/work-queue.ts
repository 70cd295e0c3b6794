/** A queue that asks a function for work, at least once. */
export interface WorkQueue<Message> {
  send(message: Message): Promise<void>;
}
