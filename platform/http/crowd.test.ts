import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCrowd } from './crowd.ts';

test('so many are let in at once; who leaves makes room, once', () => {
  const crowd = createCrowd(2, () => 0);
  const [one, two] = [crowd.enter(), crowd.enter()];
  assert.ok('leave' in one && 'leave' in two);
  assert.ok('comeAfter' in crowd.enter());
  one.leave();
  one.leave();
  assert.ok('leave' in crowd.enter());
  assert.ok('comeAfter' in crowd.enter());
});

test('those turned away come back one by one, as fast as so many at once are served', () => {
  let clock = 0;
  const crowd = createCrowd(10, () => clock);
  // Each takes a second, ten at once: ten a second.
  for (let n = 0; n < 300; n++) {
    const one = crowd.enter();
    assert.ok('leave' in one);
    clock += 1000;
    one.leave();
  }
  for (let n = 0; n < 10; n++) crowd.enter();
  const turns = Array.from({ length: 100 }, () => crowd.enter()).map(
    (one) => 'comeAfter' in one && one.comeAfter,
  );
  assert.equal(turns[0], 2, 'never at once');
  assert.ok(
    Math.abs(Number(turns[99]) - 6) <= 1,
    `the hundredth after about six seconds, at two presses each: ${turns[99]}`,
  );
  assert.deepEqual(
    turns,
    turns.toSorted((a, b) => Number(a) - Number(b)),
  );
});
