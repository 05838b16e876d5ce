import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { modules } from '#modules';
import { createTestApp } from '#platform/testing/app.ts';
import { prepare } from './prepare.ts';

test('a prepared statement is built once and takes its values with each call', async () => {
  let built = 0;
  const add = prepare((db, given: { a: number; b: number }) => {
    built++;
    return db.selectNoFrom([
      sql<number>`${given.a}::int + ${given.b}::int`.as('sum'),
      sql<string>`${'kept'}::text`.as('word'),
    ]);
  });
  const { db } = (await createTestApp(modules)).system();
  assert.deepEqual(await add(db, { a: 1, b: 2 }), [{ sum: 3, word: 'kept' }]);
  assert.deepEqual(await Promise.all([add(db, { a: 5, b: 5 }), add(db, { a: 7, b: 7 })]), [
    [{ sum: 10, word: 'kept' }],
    [{ sum: 14, word: 'kept' }],
  ]);
  assert.equal(built, 1);
});
