import type { Encoding } from '../../domain/extraction.ts';
import { costInPlace, costs, hasCase, type Neighbour, neighbours } from './placement.ts';
import { type SingleByteEncoding, tableOf } from './single-byte-table.ts';

/** In order of preference where the bytes tell nothing: what writers of files use most comes first. */
const candidates: readonly SingleByteEncoding[] = ['windows-1252', 'iso-8859-15', 'macintosh'];

/** How the bytes read in an encoding. */
interface Reading {
  readonly encoding: SingleByteEncoding;
  readonly cost: number;
  /** Characters that are misplaced, or rare in any place. */
  readonly strange: number;
  /** Letters above ASCII. */
  readonly letters: number;
}

export interface SingleByteGuess {
  readonly encoding: SingleByteEncoding;
  /** What it costs to take them for it, 0 when each character stands in a natural place. */
  readonly cost: number;
  /** Whether the characters stand in their places as in a French or English text. */
  readonly plausible: boolean;
}

const neighbourOf = (byte: number): Neighbour => {
  if (byte >= 0x80) return neighbours.high;
  if (byte >= 0x61 && byte <= 0x7a) return neighbours.lower;
  if (byte >= 0x41 && byte <= 0x5a) return neighbours.upper;
  return byte >= 0x30 && byte <= 0x39 ? neighbours.digit : neighbours.other;
};
const neighbourTable = Uint8Array.from({ length: 256 }, (_, byte) => neighbourOf(byte));

/** A byte above ASCII, what stands beside it, and how often the file has just this. */
interface Place {
  readonly byte: number;
  readonly left: Neighbour;
  readonly right: Neighbour;
  readonly count: number;
}

/** Each different place of a file. While they are counted, seven bits of a number are the byte, three and three its neighbours. */
const placesIn = (bytes: Uint8Array): Place[] => {
  const counts = new Uint32Array(1 << 13);
  let left: number = neighbours.other;
  let here = neighbourTable[bytes[0] ?? 0] as number;
  for (let index = 0; index < bytes.length; index++) {
    const right = index + 1 < bytes.length ? (neighbourTable[bytes[index + 1] as number] as number) : neighbours.other;
    if (here === neighbours.high) {
      const place = (((bytes[index] as number) - 0x80) << 6) | (left << 3) | right;
      counts[place] = (counts[place] as number) + 1;
    }
    left = here;
    here = right;
  }
  const places: Place[] = [];
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number;
    if (count > 0)
      places.push({
        byte: 0x80 + (place >> 6),
        left: ((place >> 3) & 7) as Neighbour,
        right: (place & 7) as Neighbour,
        count,
      });
  }
  return places;
};

const read = (places: readonly Place[], encoding: SingleByteEncoding): Reading => {
  const table = tableOf(encoding);
  let cost = 0;
  let strange = 0;
  let letters = 0;
  for (const { byte, left, right, count } of places) {
    const character = table.charAt(byte);
    const each = costInPlace(character, left, right);
    cost += each * count;
    if (each >= costs.rare) strange += count;
    if (hasCase(character)) letters += count;
  }
  return { encoding, cost, strange, letters };
};

/** More than a slip: one character in fifty. */
const slip = 1 / 50;
/**
 * In French one letter in twenty has an accent, and with all marks one byte in ten is above ASCII; in Russian, Greek or Chinese read with these
 * tables nearly all are.
 */
const mostLetters = 1 / 6;
const mostBytes = 1 / 2;
/** In a word or two ("Été") shares prove nothing. */
const few = 20;

/** A text is none of ours when most of what is above ASCII is strange, or too much is above ASCII. */
const isPlausible = ({ strange, letters }: Reading, places: readonly Place[], length: number): boolean => {
  const highBytes = places.reduce((sum, { count }) => sum + count, 0);
  if (highBytes > few && (letters > length * mostLetters || highBytes > length * mostBytes)) return false;
  return strange * 2 < highBytes || strange < length * slip;
};

const declaredAs: Partial<Record<Encoding, SingleByteEncoding>> = {
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  macintosh: 'macintosh',
};

/**
 * Tells encodings of one byte apart by where their letters and marks would stand: "c½ur" is no reading where "cœur" is one.
 * One that is declared is taken unless another reads better by a whole misplaced character.
 */
export const guessSingleByte = (bytes: Uint8Array, declared: readonly Encoding[]): SingleByteGuess => {
  const places = placesIn(bytes);
  const readings = candidates.map((encoding) => read(places, encoding));
  const best = readings.reduce((least, reading) => (reading.cost < least.cost ? reading : least));
  const named = declared.map((encoding) => declaredAs[encoding]).find((encoding) => encoding !== undefined);
  const meant = readings.find(({ encoding, cost }) => encoding === named && cost < best.cost + costs.misplaced);
  const reading = meant ?? best;
  return { encoding: reading.encoding, cost: reading.cost, plausible: isPlausible(reading, places, bytes.length) };
};

/** ISO-8859-1 where that was declared and no byte is outside it; its bytes read the same in Windows-1252. */
export const nameOf = (encoding: SingleByteEncoding, bytes: Uint8Array, declared: readonly Encoding[]): Encoding =>
  encoding === 'windows-1252' && declared.includes('iso-8859-1') && !bytes.some((byte) => byte >= 0x80 && byte < 0xa0)
    ? 'iso-8859-1'
    : encoding;
