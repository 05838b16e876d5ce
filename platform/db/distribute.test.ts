import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { modules } from '#modules';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { distribute, type PlannedTable, planDistribution, plannedTables } from './distribute.ts';

let database: TestDatabase;
let client: pg.Client;
let tables: PlannedTable[];

before(async () => {
  database = await createTestDatabase(modules);
  client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
  tables = await plannedTables(client);
});
after(async () => {
  await client.end();
  await database.drop();
});

const table = (name: string, kind: string, more: Partial<PlannedTable> = {}): PlannedTable => ({
  name,
  kind,
  column: kind === 'tenant' ? 'tenant_id' : 'id',
  type: 'uuid',
  references: [],
  ...more,
});
const statements = (...planned: PlannedTable[]) =>
  planDistribution(planned, new Map()).map(({ statement }) => statement.replace(/^select /, ''));

describe('the plan of the real schema', () => {
  test('declares every table of its kind, once', () => {
    const steps = planDistribution(tables, new Map());
    const declared = steps.map((step) => step.table);
    assert.equal(new Set(declared).size, declared.length);
    const shared = tables.filter(({ kind }) => kind !== 'local').map(({ name }) => name);
    assert.ok(shared.length > 30);
    assert.deepEqual(
      shared.filter((name) => !declared.includes(name)),
      [],
    );
  });

  test('spreads every tenant table by tenant_id, with one base', () => {
    const tenant = new Set(tables.filter(({ kind }) => kind === 'tenant').map(({ name }) => name));
    const [base, ...others] = planDistribution(tables, new Map()).filter((step) => tenant.has(step.table));
    assert.match(base?.statement ?? '', /'tenant_id', colocate_with => 'none'\)$/);
    for (const { statement } of others)
      assert.match(statement, new RegExp(`'tenant_id', colocate_with => '${base?.table}'\\)$`));
  });

  test('keeps what belongs to a person together', () => {
    const steps = planDistribution(tables, new Map());
    const of = (name: string) => steps.find((step) => step.table === name)?.statement ?? '';
    const base = steps.find(({ statement }) => statement.includes("'person_id', colocate_with => 'none'"));
    for (const name of ['identity.account', 'identity.session', 'identity.factor'])
      assert.ok(
        name === base?.table || of(name).endsWith(`'person_id', colocate_with => '${base?.table}')`),
        of(name),
      );
  });

  test('takes what a foreign key points to first', () => {
    const order = planDistribution(tables, new Map()).map((step) => step.table);
    for (const { name, references } of tables) {
      for (const target of references) {
        const [at, first] = [order.indexOf(name), order.indexOf(target)];
        assert.ok(at < 0 || first < at, `${target} before ${name}`);
      }
    }
  });

  test('names tables and columns that exist', async () => {
    for (const { name, kind, column, type } of tables) {
      if (kind === 'reference' || kind === 'local') continue;
      const { rows } = await client.query(
        'select format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attname = $2 and attnotnull',
        [name, column],
      );
      assert.deepEqual(rows, [{ type }], `${name}.${column}`);
    }
  });
});

describe('the plan', () => {
  test('goes by kind, and by foreign keys inside a kind', () => {
    const planned = statements(
      table('a.pupil', 'tenant', { references: ['a.school', 'a.code'] }),
      table('a.school', 'tenant'),
      table('a.person', 'global'),
      table('a.card', 'global', { column: 'person_id' }),
      table('a.door', 'global', { column: 'person_id' }),
      table('a.name', 'global', { column: 'person_id', type: 'text' }),
      table('a.code', 'reference'),
      table('a.log', 'local'),
      table('a.note', 'local', { references: ['a.code'] }),
    );
    assert.deepEqual(planned, [
      "create_reference_table('a.code')",
      "create_distributed_table('a.school', 'tenant_id', colocate_with => 'none')",
      "create_distributed_table('a.pupil', 'tenant_id', colocate_with => 'a.school')",
      "create_distributed_table('a.card', 'person_id', colocate_with => 'none')",
      "create_distributed_table('a.door', 'person_id', colocate_with => 'a.card')",
      "create_distributed_table('a.name', 'person_id', colocate_with => 'none')",
      "create_distributed_table('a.person', 'id', colocate_with => 'none')",
      "citus_add_local_table_to_metadata('a.note')",
    ]);
  });

  test('goes on where it was left, beside what is there', () => {
    const planned = [table('a.school', 'tenant'), table('a.pupil', 'tenant'), table('a.code', 'reference')];
    const done = new Map([
      ['a.school', { kind: 'distributed', column: 'tenant_id' }],
      ['a.code', { kind: 'reference', column: undefined }],
    ]);
    assert.deepEqual(planDistribution(planned, done), [
      {
        table: 'a.pupil',
        statement: "select create_distributed_table('a.pupil', 'tenant_id', colocate_with => 'a.school')",
      },
    ]);
    done.set('a.pupil', { kind: 'distributed', column: 'tenant_id' });
    assert.deepEqual(planDistribution(planned, done), []);
  });

  test('refuses a table that is distributed in another way', () => {
    const otherwise = new Map([['a.school', { kind: 'distributed', column: 'id' }]]);
    assert.throws(() => planDistribution([table('a.school', 'tenant')], otherwise), {
      code: 'db.distributed-otherwise',
      message: /a\.school.*undistribute_table/,
    });
  });
});

describe('without Citus', {
  skip: process.env.TEST_DATABASE_URL ? 'the given server may have it' : false,
}, () => {
  test('refuses, and says how to get it', async () => {
    await assert.rejects(distribute({ migratorUrl: database.migratorUrl, dryRun: false }), {
      code: 'db.no-citus',
      message: /CREATE EXTENSION citus/,
    });
  });

  test('still shows the statements', async () => {
    const { steps, forAdministrator } = await distribute({ migratorUrl: database.migratorUrl, dryRun: true });
    assert.deepEqual(steps, planDistribution(tables, new Map()));
    assert.ok(forAdministrator.some((statement) => /tongxue_app.*propagate_set_commands/.test(statement)));
  });
});
