/** C0 controls and DEL, but for those that text holds: tab, line feed, vertical tab, form feed, carriage return. */
const isControl = Uint8Array.from({ length: 256 }, (_, code) =>
  code === 0x7f || (code < 0x20 && (code < 0x09 || code > 0x0d)) ? 1 : 0,
);

/**
 * The greatest share of control characters in a text. A wire frames its story in SOH, STX and ETX, a mainframe pads fields with NUL, a DOS file ends in SUB:
 * a few in a thousand. Compressed bytes hold 28 in 256, programs and pictures mostly NUL.
 */
const tolerated = 1 / 50;

/** Where the text ends of a file that was padded to full blocks with NUL. */
const endOfText = (bytes: Uint8Array): number => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
};

/** Whether bytes of an encoding that extends ASCII hold more control characters than text does, NULs at the end aside. */
export const hasTooManyControls = (bytes: Uint8Array): boolean => {
  const end = endOfText(bytes);
  let controls = 0;
  for (let index = 0; index < end; index++) controls += isControl[bytes[index] as number] as number;
  return controls > end * tolerated;
};

/** Whether UTF-16 code units hold more control characters than text does. */
export const hasTooManyControlUnits = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean => {
  const low = encoding === 'utf-16le' ? 0 : 1;
  let controls = 0;
  for (let index = 0; index + 1 < bytes.length; index += 2)
    if (bytes[index + 1 - low] === 0) controls += isControl[bytes[index + low] as number] as number;
  return controls > (bytes.length / 2) * tolerated;
};
