import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { createTestApp } from '../testing/app.ts';
import { encodeArray, type Value, type WireType } from './arrays.ts';
import { inTx } from './db.ts';
import { type Column, insertNewRows, insertRows } from './unnest.ts';

const app = await createTestApp([]);
const { db } = app.system();

const id = '019fba9e-e800-7000-ba75-93f1561903d8';
const samples: Record<WireType, { values: Value[]; texts: (string | null)[] }> = {
  uuid: { values: [id, null, id.toUpperCase()], texts: [id, null, id] },
  text: {
    values: ['', 'a"b\\c', '临夏，{回族}', '𠮷野家', undefined, 'NULL'],
    texts: ['', 'a"b\\c', '临夏，{回族}', '𠮷野家', null, 'NULL'],
  },
  jsonb: { values: ['{"b": "\\"", "a": [1, null]}', null], texts: ['{"a": [1, null], "b": "\\""}', null] },
  date: {
    values: ['2000-01-01', '1999-12-31', '1900-02-28', '2024-02-29', '2125-01-01'],
    texts: ['2000-01-01', '1999-12-31', '1900-02-28', '2024-02-29', '2125-01-01'],
  },
  int4: { values: [0, -1, 2_147_483_647], texts: ['0', '-1', '2147483647'] },
  bool: { values: [true, false, null], texts: ['true', 'false', null] },
  timestamptz: {
    values: [new Date('1999-12-31T23:59:59.999Z'), new Date('2026-11-21T08:00:00.001Z')],
    texts: ['1999-12-31 23:59:59.999+00', '2026-11-21 08:00:00.001+00'],
  },
};

for (const [type, { values, texts }] of Object.entries(samples)) {
  test(`PostgreSQL reads an array of ${type} as it was meant`, async () => {
    const encoded = encodeArray(type as WireType, values, (value) => value);
    const { rows } = await sql<{
      text: string | null;
    }>`select value::text as text from unnest(${encoded}::${sql.raw(type)}[]) as u(value)`.execute(db);
    assert.deepEqual(
      rows.map(({ text }) => text),
      texts,
    );
  });
}

test('an empty array has no element, a long one all of them in order', async () => {
  const size = async (values: string[]) => {
    const encoded = encodeArray('text', values, (value) => value);
    const { rows } = await sql<{ joined: string }>`select
      coalesce((select string_agg(v, '' order by n) from unnest(${encoded}::text[]) with ordinality as u(v, n)), '') as joined`.execute(
      db,
    );
    return rows[0]?.joined;
  };
  assert.equal(await size([]), '');
  const many = Array.from({ length: 3000 }, (_, n) => `${n}${'汉'.repeat(n % 200)} `);
  assert.equal(await size(many), many.join(''));
});

test('what is no UUID and no day is refused before anything is sent', () => {
  const given = (type: WireType, value: string) => () => encodeArray(type, [value], (row) => row);
  for (const bad of ['', 'x', id.slice(1), `${id}0`, id.replace('9', 'g'), id.replace('0', '·')])
    assert.throws(given('uuid', bad), RangeError);
  for (const bad of ['2026-02-30', '2026-13-01', '2026-2-1', '26-01-01', '2026-01-01T00:00', 'infinity'])
    assert.throws(given('date', bad), RangeError);
});

type Named = { code: string; name: string };
const columns: Column<Named>[] = [
  { name: 'code', type: 'text', of: (row) => row.code },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'level', type: 'text', all: 'county' },
];

test('rows are inserted more than one statement long, and a column may be the same for all', async () => {
  await inTx(app.system(), async (ctx) => {
    await sql`create temporary table unnest_test (code text primary key, name text, level text)`.execute(
      ctx.db,
    );
    const rows = Array.from({ length: 5001 }, (_, n) => ({ code: String(n), name: `区${n}` }));
    assert.equal(await insertRows(ctx.db, 'unnest_test', columns, rows), 5001);
    const { rows: told } = await sql<{ n: number; level: string; last: string }>`select count(*)::int as n,
      min(level) as level, max(name) filter (where code = '5000') as last from unnest_test`.execute(ctx.db);
    assert.deepEqual(told, [{ n: 5001, level: 'county', last: '区5000' }]);
    const again = [{ code: 'new', name: 'x' }, ...rows.slice(0, 1)];
    assert.equal(await insertNewRows(ctx.db, 'unnest_test', columns, again), false);
    assert.equal(await insertNewRows(ctx.db, 'unnest_test', columns, again.slice(0, 1)), true);
  });
});
