import { mix, type Seed } from './random.ts';

// Everything in the demo region was "made" from this moment on, so ids sort before those made by use.
const FIRST_MS = Date.UTC(2026, 7, 1);

/** How many ids one space can hold: 256 milliseconds of 4,096 each. */
export const IDS_PER_SPACE = 256 * 4096;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

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
  return (
    `${hex(upper >>> 24)}${hex(upper >>> 16)}${hex(upper >>> 8)}${hex(upper)}-${hex(ms / 256)}${hex(ms)}-` +
    `${hex(0x70 | (count >>> 8))}${hex(count)}-${hex(0x80 | (high & 0x3f))}${hex(high >>> 8)}-` +
    `${hex(high >>> 16)}${hex(high >>> 24)}${hex(low)}${hex(low >>> 8)}${hex(low >>> 16)}${hex(low >>> 24)}`
  );
}

function hex(value: number): string {
  return HEX[value & 0xff] as string;
}
