/** What stands beside a character. A byte above ASCII is a letter in one encoding and a mark in another, so of it no more is known. */
export const neighbours = { other: 0, lower: 1, upper: 2, digit: 3, high: 4 } as const;
export type Neighbour = (typeof neighbours)[keyof typeof neighbours];
const { lower, upper, digit, high } = neighbours;

/** What a character costs a reading of the bytes; one that is misplaced speaks louder than several that are seldom met. */
export const costs = { natural: 0, unusual: 1, rare: 3, misplaced: 6 } as const;
const { natural, unusual, rare, misplaced } = costs;

/** Letters of French, and of the words that English takes from it. */
const frenchLetters = new Set('àâæçèéêëîïôùûüœ');
/** Letters of names from the languages around. */
const nearbyLetters = new Set('áãäåìíñòóõöøúßýÿšž');
/** Words of one letter: "à", "Ô"; and "é", by which a line of a list may be named. */
const oneLetterWords = new Set('àôé');

/** Letters that end no word. */
const neverLast = new Set('œæ');

const isLetter = (beside: Neighbour): boolean => beside === lower || beside === upper;

const placeLetter = (character: string, isUpper: boolean, left: Neighbour, right: Neighbour): number => {
  const small = character.toLowerCase();
  if (left === high && right === high) return misplaced;
  if (isUpper && left === lower) return misplaced;
  const alone = !isLetter(left) && !isLetter(right) && left !== high && right !== high;
  if (alone) return oneLetterWords.has(small) ? natural : misplaced;
  if (neverLast.has(small) && !isLetter(right) && right !== high) return misplaced;
  if (!isUpper && left === upper && right === upper) return rare;
  if (frenchLetters.has(small)) return natural;
  return nearbyLetters.has(small) ? unusual : rare;
};

/** Marks by how they stand to letters; those in none of these are no marks of a text. */
const marks = {
  /** Within words and beside them. */
  joining: new Set('’‘·\xad'),
  /** Between words, with or without a space. */
  parting: new Set('\xa0–—…'),
  /** Beside words, never within. */
  beside: new Set('«»“”„‹›€£°§©®™²³¹ºª•¿¡µ%‰'),
  /** After a digit or alone. */
  fractions: new Set('½¼¾'),
};

const placeMark = (character: string, left: Neighbour, right: Neighbour): number => {
  const within = isLetter(left) && isLetter(right);
  if (marks.joining.has(character)) return natural;
  if (marks.parting.has(character)) return within ? unusual : natural;
  if (marks.beside.has(character)) return within ? misplaced : natural;
  if (marks.fractions.has(character)) {
    if (isLetter(right) && left !== digit) return misplaced;
    return isLetter(left) ? unusual : natural;
  }
  // An acute accent is what some keyboards give for an apostrophe.
  if (character === '´') return within ? rare : unusual;
  return isLetter(left) || isLetter(right) ? misplaced : rare;
};

/** Marks that have a capital, as letters do. */
const caseMarks = new Set('µªº');

/** Whether a character is a letter with a capital; told by its case, since regular expressions over Unicode's letters take milliseconds to compile. */
export const hasCase = (character: string): boolean =>
  character.toLowerCase() !== character.toUpperCase() && !caseMarks.has(character);

/** What stands in no text: C1 controls, what is not assigned, and the currency sign, which only ever stands in the place of the euro. */
const foreignToText = /[\x80-\x9f¤\uf8ff\ufffd]/;

/** What it costs to read a character above ASCII in its place, were the text French or English: one of `costs`. */
export const costInPlace = (character: string, left: Neighbour, right: Neighbour): number => {
  if (foreignToText.test(character)) return misplaced;
  return hasCase(character)
    ? placeLetter(character, character !== character.toLowerCase(), left, right)
    : placeMark(character, left, right);
};
