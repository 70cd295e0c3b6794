/** Fewer code units prove nothing: the file might as well hold stray NULs. */
const leastUnits = 4;
/** Share of a half of the bytes: in Latin script nearly every code unit has one NUL, on the same side. */
const mostly = 0.5;
const hardly = 0.02;

/** Which UTF-16 bytes without a byte-order mark are, by the side on which their NULs stand; null when they are none. */
export const guessUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const units = bytes.length >> 1;
  if (units < leastUnits) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  if (odd > units * mostly && even < units * hardly) return 'utf-16le';
  return even > units * mostly && odd < units * hardly ? 'utf-16be' : null;
};
