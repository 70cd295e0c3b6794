/** UTF-8 as bytes read in it. */
export interface Utf8Reading {
  readonly source: string;
  /** Whether it is certain enough that these bytes are UTF-8. */
  readonly certain: boolean;
  readonly wellFormed: boolean;
  /** Whether a part of them is, put together with a part of another encoding. */
  readonly mixed: boolean;
}

/** What French and English texts hold above ASCII: Latin letters, accents apart, punctuation, currencies, letter-like signs, ligatures. */
const isUsual = (code: number): boolean =>
  (code >= 0xa0 && code <= 0x17f) ||
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0x2000 && code <= 0x214f) ||
  (code >= 0xfb00 && code <= 0xfb06);
const usual = /[\u00a0-\u017f\u2000-\u214f\ufb00-\ufb06]|[\u0300-\u036f]/;

/** So many cuts in the middle of a character are met in files that are UTF-8: at fields of fixed width, and at both ends of a part of a file. */
const cuts = 3;
/** Beyond these, one malformed sequence among so many well-formed ones is an accident. */
const wellFormedForEach = 10;

/** From one well-formed sequence to so many malformed ones on, they are no chance: a part of the text is UTF-8. */
const malformedForEach = 4;

/** Whether malformed UTF-8 is UTF-8 all the same, in part, or not at all. */
const judgeMalformed = (source: string): Pick<Utf8Reading, 'certain' | 'mixed'> => {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === 0xfffd) bad++;
    else if (code >= 0x80 && isUsual(code)) good++;
  }
  const certain = bad <= cuts ? good >= bad : good >= bad * wellFormedForEach;
  return { certain, mixed: !certain && good * malformedForEach >= bad };
};

/**
 * Reads bytes as UTF-8, without the byte-order mark, U+FFFD for what is malformed. Well-formed bytes are uncertain where they make only
 * characters that are strange to French and English: "É…" and "é »" (with their no-break space) in Windows-1252 are letters of Africa and China in UTF-8.
 */
export const readUtf8 = (bytes: Uint8Array): Utf8Reading => {
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { source, wellFormed: true, certain: source.length === bytes.length || usual.test(source), mixed: false };
  } catch {
    const source = new TextDecoder('utf-8').decode(bytes);
    return { source, wellFormed: false, ...judgeMalformed(source) };
  }
};
