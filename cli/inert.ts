/**
 * What acts on a terminal, hides text there or makes two texts look alike: control characters, the marks that turn the direction of writing,
 * zero-width and other characters that are not seen. An emoji that is made of several characters holds some of them, and stays.
 */
const active = /(\p{RGI_Emoji})|[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gv;

const picture = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
};

/** Text from outside as one line that does nothing to a terminal: white space is single spaces, what is not seen is shown as signs. */
export const inert = (text: string): string =>
  text.replace(/[ \t\r\n\u2028\u2029\u0085]+/gu, ' ').replace(active, (found, emoji) => emoji ?? picture(found));

/** The same for lines of our own making, whose line breaks and tabs stay. */
export const inertLines = (text: string): string =>
  text.replace(active, (found, emoji) => emoji ?? (/[\t\r\n]/u.test(found) ? found : picture(found)));
