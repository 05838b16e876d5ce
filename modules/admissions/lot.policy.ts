import { createHash } from 'node:crypto';

/**
 * 摇号: an order that nobody can steer and anybody can recompute with the tools of any Unix machine.
 *
 * 1. When applications open, the bureau publishes the SHA-256 of a secret (the commitment).
 * 2. After they closed, a figure that nobody here controls is written down before witnesses (the witness).
 * 3. Seed = SHA-256 of `secret:witness`. Secret, witness and seed are published with the result.
 * 4. A number's lot = SHA-256 of `seed:number`; the lowest lots win.
 */
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What is published before anybody can know the order. */
export const commitmentOf = (secret: string): string => sha256(secret);

export const seedOf = (secret: string, witness: string): string => sha256(`${secret}:${witness}`);

export const lotOf = (seed: string, number: string): string => sha256(`${seed}:${number}`);

/** The numbers in the order in which seats are given. Lots of different numbers never tie. */
export function drawLots(seed: string, numbers: readonly string[]): string[] {
  return numbers
    .map((number) => ({ number, lot: lotOf(seed, number) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ number }) => number);
}

/**
 * The command that an outsider runs to see the winners of one draw: POSIX shell, sha256sum, sort, head.
 * `listUrl` answers the numbers, one a line.
 */
export function commandFor(listUrl: string, seed: string, seats: number): string {
  return (
    `curl -s '${listUrl}' | while read -r n; do ` +
    `echo "$(printf '%s' "${seed}:$n" | sha256sum | cut -d' ' -f1) $n"; ` +
    `done | sort | head -n ${seats} | cut -d' ' -f2`
  );
}

/** The command that shows that the seed follows from the secret that was promised before. */
export function seedCommand(secret: string, witness: string): string {
  return `printf '%s' '${secret}' | sha256sum; printf '%s' '${secret}:${witness}' | sha256sum`;
}
