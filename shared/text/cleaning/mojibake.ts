import { type Edit, editsOf } from '../offset-map.ts';

/** Windows-1252's characters for the bytes 0x80–0x9F; the five that it leaves out are the control characters of those numbers, as the WHATWG's Encoding Standard reads them. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map(Array.from(windows1252, (character, i) => [character, 0x80 + i]));
for (let code = 0x80; code <= 0xff; code++) {
  const character = String.fromCharCode(code);
  if (!byteOf.has(character)) byteOf.set(character, code);
}

/** A byte 0x80–0xBF, as either character set shows it. */
const continuation = `[\\u0080-\\u00bf${windows1252}]`;
/** What a UTF-8 character of two, three or four bytes becomes when it is read byte by byte. */
const misread = new RegExp(
  `[\u00c2-\u00df]${continuation}|[\u00e0-\u00ef]${continuation}{2}|[\u00f0-\u00f4]${continuation}{3}`,
  'gu',
);
/** The same where a later program dropped a control character, or took a no-break space for a plain one. */
const mutilated = /â€(?![\p{L}\p{S}])|Ã(?= )/gu;

/** What French and English news is written with beyond ASCII: Latin letters, also those of names, typographic marks, and the bytes that Windows-1252 lacks, of what was misread twice. */
const expected =
  /^[\u0081\u008d\u008f\u0090\u009d\u00a0-\u017f\u0218-\u021b\u1e00-\u1eff\u2009\u2010-\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]$/u;
/** No word or mark of French or English looks like these, so they have no other reading. */
const telltale = new RegExp(`Ã${continuation}|Â[\\u00a0-\\u00bf]|â€|â‚¬|Å[“’](?=\\p{Ll})`, 'u');
/** With as many telltales as this, what could be read otherwise isn't. */
const certain = 2;
const telltales = new RegExp(telltale.source, 'gu');

const isCertainlyMisread = (text: string): boolean => {
  const found = text.matchAll(telltales);
  for (let count = 0; count < certain; count++) if (found.next().done) return false;
  return true;
};

/** Two lists of edits as one, all in order; of two that begin together, that of the first. */
function* merged(first: Iterable<Edit>, second: Iterable<Edit>): Generator<Edit> {
  const others = second[Symbol.iterator]();
  const next = (): Edit | null => others.next().value ?? null;
  let other = next();
  for (const edit of first) {
    for (; other !== null && other.start < edit.start; other = next()) yield other;
    if (other?.start === edit.start) other = next();
    yield edit;
  }
  for (; other !== null; other = next()) yield other;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The character that was meant, or null when the sequence is no UTF-8 or means nothing to expect. */
const meantBy = (sequence: string): string | null => {
  const bytes = Uint8Array.from(sequence, (character) => byteOf.get(character) as number);
  try {
    const decoded = decoder.decode(bytes);
    return expected.test(decoded) ? decoded : null;
  } catch {
    return null; // No UTF-8: the characters stand for themselves.
  }
};

/**
 * Repairs UTF-8 that was decoded as Windows-1252 or ISO-8859-1 ("dÃ©clarÃ©"), where no other reading is possible. Once: what was
 * misread twice takes two passes.
 */
export const repairMojibake = (text: string): Iterable<Edit> => {
  if (!telltale.test(text)) return [];
  const isCertain = isCertainlyMisread(text);
  const whole = editsOf(text, misread, ({ 0: sequence, index }) =>
    isCertain || telltale.test(text.slice(index, index + 4)) ? meantBy(sequence) : null,
  );
  if (!isCertain) return whole;
  const rest = editsOf(text, mutilated, ([sequence]) => (sequence === 'Ã' ? 'à' : '”'));
  return merged(whole, rest);
};

const controls = /[\u0080-\u0084\u0086-\u009f]/u;

/** Reads what was Windows-1252 and was decoded as ISO-8859-1: no text holds these control characters. NEL ends a line where it stands alone of them. */
export const readControlsAsWindows1252 = (text: string): Iterable<Edit> =>
  controls.test(text)
    ? editsOf(text, /[\u0080-\u009f]/gu, ([control]) => {
        const character = windows1252.charAt(control.charCodeAt(0) - 0x80);
        return character === control ? '' : character;
      })
    : [];
