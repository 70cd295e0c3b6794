// JSON.stringify escapes the controls below a space; these act on a terminal as well, and mean the same escaped.
const active = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const escaped = (json: string) =>
  json.replace(active, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A value as indented JSON. */
export const prettyJson = (value: unknown): string => escaped(JSON.stringify(value, null, 2));

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => escaped(JSON.stringify(value));

/** A JSON array that is written while its elements come, so that a thousand articles never stand in memory at once. */
export const jsonArray = (write: (text: string) => void) => {
  let count = 0;
  return {
    add(value: unknown): void {
      write(`${count++ === 0 ? '[\n' : ',\n'}${prettyJson(value)}`);
    },
    end(): void {
      write(count === 0 ? '[]\n' : '\n]\n');
    },
  };
};
