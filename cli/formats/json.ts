// JSON.stringify escapes the controls below a space; these act on a terminal or are not seen there, and mean the same escaped.
const active = /[\u007f-\u009f\u2028\u2029\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const escaped = (json: string) =>
  json.replace(active, (character) =>
    Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );

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
