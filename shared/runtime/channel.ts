import type * as z from 'zod';

/** A message of this channel, or the type of one that does not belong here. */
export type Received<Message> =
  | { readonly known: true; readonly message: Message }
  | { readonly known: false; readonly type: string };

/** What an unknown message calls itself; bounded, since anybody can write anything there. */
const typeOf = (body: unknown): string => {
  if (typeof body !== 'object' || body === null) return 'not an object';
  for (const name of ['type', 'detail-type', 'Event']) {
    const type = (body as Record<string, unknown>)[name];
    if (typeof type === 'string') return type.slice(0, 100);
  }
  return 'untyped';
};

/** Reads the messages of one queue: those that fit its schema, whatever else may have strayed there. */
export const channelOf =
  <Message>(schema: z.ZodType<Message>) =>
  (body: string): Received<Message> => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      return { known: false, type: 'not JSON' };
    }
    const read = schema.safeParse(parsed);
    return read.success ? { known: true, message: read.data } : { known: false, type: typeOf(parsed) };
  };
