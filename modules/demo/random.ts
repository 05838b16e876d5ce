import { createHash } from 'node:crypto';

/** A deterministic stream of unsigned 32-bit numbers. */
export type Random = () => number;

/** Four 32-bit words from which any number of independent streams are derived. */
export type Seed = readonly [number, number, number, number];

/** Turns a readable seed (any text) into seed words. */
export function seedFrom(text: string): Seed {
  const digest = createHash('sha256').update(text).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
}

/** A 32-bit hash of small integers: the finaliser of MurmurHash3 after each word. */
export function mix(seed: Seed, a: number, b: number, c: number): number {
  let h = seed[0] ^ Math.imul(a + 0x7f4a7c15, 0x9e3779b1);
  h = avalanche(h ^ seed[1]);
  h = avalanche(h ^ Math.imul(b + 0x165667b1, 0x85ebca77) ^ seed[2]);
  return avalanche(h ^ Math.imul(c + 0x27d4eb2f, 0xc2b2ae3d) ^ seed[3]);
}

function avalanche(value: number): number {
  let h = value;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The stream that belongs to `labels`: equal seed and labels give equal numbers, whatever else was drawn before.
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand), state 128 bits.
 */
export function randomOf(seed: Seed, a: number, b = 0, c = 0): Random {
  let s0 = mix(seed, a, b, c);
  let s1 = seed[1] ^ Math.imul(s0, 0x9e3779b1);
  let s2 = seed[2] ^ b;
  let counter = 1;
  const next = (): number => {
    const sum = (((s0 + s1) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    s0 = s1 ^ (s1 >>> 9);
    s1 = (s2 + (s2 << 3)) | 0;
    s2 = (((s2 << 21) | (s2 >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 10; round++) next();
  return next;
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor((random() / 4294967296) * (high - low + 1));
}

/** True in `share` of the draws (0 never, 1 always). */
export function chance(random: Random, share: number): boolean {
  return random() < share * 4294967296;
}

/** One element; the list must not be empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[between(random, 0, list.length - 1)] as T;
}

/** One element of pairs [element, weight]; weights need not sum to anything. */
export function pickWeighted<T>(random: Random, pairs: readonly (readonly [T, number])[]): T {
  let total = 0;
  for (const [, weight] of pairs) total += weight;
  let left = (random() / 4294967296) * total;
  for (const [element, weight] of pairs) {
    left -= weight;
    if (left < 0) return element;
  }
  return (pairs[pairs.length - 1] as readonly [T, number])[0];
}

/** Shuffles in place (Fisher–Yates) and returns the same list. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(random: Random, list: T): T {
  for (let i = list.length - 1; i > 0; i--) {
    const j = between(random, 0, i);
    const kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  }
  return list;
}
