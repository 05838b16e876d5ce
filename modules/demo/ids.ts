import { mix, type Seed } from './random.ts';

// Everything in the demo region was "made" from this moment on, so ids sort before those made by use.
const FIRST_MS = Date.UTC(2026, 7, 1);

/** How many ids one space can hold: 256 milliseconds of 4,096 each. */
export const IDS_PER_SPACE = 256 * 4096;

/**
 * A UUIDv7 (RFC 9562, 5.7) that depends on its arguments alone. Time and the 12 bits after the version count upwards
 * inside a space (method 1 of 6.2), so ids are unique by construction and land side by side in an index.
 */
export function makeId(seed: Seed, space: number, ordinal: number): string {
  if (ordinal >= IDS_PER_SPACE) throw new RangeError(`Id space ${space} is full`);
  const ms = FIRST_MS + space * 256 + (ordinal >>> 12);
  const count = ordinal & 0xfff;
  const high = mix(seed, space, ordinal, 1);
  const low = mix(seed, space, ordinal, 2);
  const upper = Math.floor(ms / 0x10000);
  put(0, upper >>> 16, 4);
  put(4, upper & 0xffff, 4);
  put(9, ms % 0x10000, 4);
  put(14, 0x7000 | count, 4);
  put(19, 0x8000 | (high & 0x3fff), 4);
  put(24, high >>> 16, 4);
  put(28, low >>> 16, 4);
  put(32, low & 0xffff, 4);
  return scratch.toString('latin1', 0, 36);
}

// One scratch text for all ids: concatenating the parts instead costs a third of the time of a whole region.
const scratch = Buffer.from('--------------------------------------', 'latin1');
const DIGITS = Buffer.from('0123456789abcdef', 'latin1');

function put(at: number, value: number, digits: number): void {
  for (let i = digits - 1, rest = value; i >= 0; i--, rest >>>= 4)
    scratch[at + i] = DIGITS[rest & 0xf] as number;
}
