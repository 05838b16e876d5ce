import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandFor, commitmentOf, drawLots, lotOf, seedCommand, seedOf } from './lot.policy.ts';

const numbers = Array.from({ length: 40 }, (_, at) => `LX27-${String(at + 1).padStart(5, '0')}`);

test('an outsider finds the same winners with the printed command', () => {
  const seed = seedOf('a secret of the bureau', '03 11 18 22 27 30 + 09');
  const file = join(mkdtempSync(join(tmpdir(), 'lots-')), 'numbers.txt');
  writeFileSync(file, `${numbers.join('\n')}\n`);
  const printed = execFileSync('sh', ['-c', commandFor(`file://${file}`, seed, 12)], { encoding: 'utf8' });
  assert.deepEqual(printed.trim().split('\n'), drawLots(seed, numbers).slice(0, 12));
});

test('the seed follows from the promised secret and the witness, as the printed command shows', () => {
  const printed = execFileSync('sh', ['-c', seedCommand('s3cret', '42')], { encoding: 'utf8' });
  assert.deepEqual(
    printed
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 64)),
    [commitmentOf('s3cret'), seedOf('s3cret', '42')],
  );
});

test('the order does not depend on the order of the list, and another seed gives another', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(numbers, { minLength: 2 }), fc.string(), (some, seed) => {
      assert.deepEqual(drawLots(seed, some), drawLots(seed, [...some].reverse()));
    }),
  );
  assert.notDeepEqual(drawLots('one', numbers), drawLots('two', numbers));
});

test('every number has the same chance: 2,000 draws of 10 out of 40', () => {
  const wins = new Map(numbers.map((number) => [number, 0]));
  for (let draw = 0; draw < 2000; draw++) {
    for (const number of drawLots(`seed ${draw}`, numbers).slice(0, 10))
      wins.set(number, (wins.get(number) ?? 0) + 1);
  }
  // Expected 500 with a standard deviation of 19: five of them either way.
  for (const count of wins.values()) assert.ok(count > 400 && count < 600, `${count} wins`);
});

test('a lot is the hash that the public description names', () => {
  assert.equal(lotOf('seed', 'LX27-00001').length, 64);
  assert.equal(
    execFileSync('sh', ['-c', "printf '%s' 'seed:LX27-00001' | sha256sum"], { encoding: 'utf8' }).slice(
      0,
      64,
    ),
    lotOf('seed', 'LX27-00001'),
  );
});
