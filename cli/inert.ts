// Control characters, and the marks that reverse or hide text on a terminal.
const active = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const picture = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
};

/** Text from outside as one line that does nothing to a terminal: white space is single spaces, control characters are shown as signs. */
export const inert = (text: string): string =>
  text.replace(/[ \t\r\n\u2028\u2029\u0085]+/gu, ' ').replace(active, picture);

/** The same for lines of our own making, whose line breaks and tabs stay. */
export const inertLines = (text: string): string =>
  text.replace(active, (character) => (/[\t\r\n]/u.test(character) ? character : picture(character)));
