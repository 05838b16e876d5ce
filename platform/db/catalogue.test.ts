import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { modules } from '#modules';
import { createTestDatabase } from '../testing/database.ts';
import { checkCatalogue } from './catalogue.ts';

let client: pg.Client;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

before(async () => {
  database = await createTestDatabase(modules);
  client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
});

after(async () => {
  await client.end();
  await database.drop();
});

test('every table has a kind, and keys that its kind allows', async () => {
  assert.deepEqual(await checkCatalogue(client), []);
});

const wrong: [string, string, RegExp][] = [
  ['no kind', `create table platform.a (id uuid primary key)`, /platform\.a has no kind/],
  [
    'a tenant table whose key begins with something else',
    `create table platform.a (tenant_id uuid, id uuid primary key); comment on table platform.a is 'tenant'`,
    /a_pkey.*tenant_id/,
  ],
  [
    'a tenant table without row-level security',
    `create table platform.a (tenant_id uuid, id uuid, primary key (tenant_id, id)); comment on table platform.a is 'tenant'`,
    /row-level security/,
  ],
  [
    'an index of a tenant table that begins with something else',
    `create table platform.a (tenant_id uuid, id uuid, primary key (tenant_id, id)); comment on table platform.a is 'tenant';
     alter table platform.a enable row level security; create policy tenants on platform.a using (true);
     create index a_by_id on platform.a (id)`,
    /a_by_id.*tenant_id/,
  ],
  [
    'a global table that is unique without its distribution column',
    `create table platform.a (id uuid primary key, name text unique); comment on table platform.a is 'global'`,
    /a_name_key.*id/,
  ],
  [
    'a foreign key from a tenant table to a global one',
    `create table platform.g (id uuid primary key); comment on table platform.g is 'global';
     create table platform.a (tenant_id uuid, id uuid references platform.g (id), primary key (tenant_id, id));
     comment on table platform.a is 'tenant'; alter table platform.a enable row level security; create policy tenants on platform.a using (true)`,
    /a_id_fkey/,
  ],
  [
    'a trigger on a distributed table',
    `create table platform.a (id uuid primary key); comment on table platform.a is 'global';
     create function platform.f() returns trigger language plpgsql as 'begin return new; end';
     create trigger t before insert on platform.a for each row execute function platform.f()`,
    /trigger t/,
  ],
  [
    'a sequence',
    `create table platform.a (id bigserial primary key); comment on table platform.a is 'local'; create sequence platform.s`,
    /sequence platform\.s/,
  ],
];

for (const [name, statements, expected] of wrong) {
  test(`the check refuses ${name}`, async () => {
    await client.query('begin');
    try {
      await client.query(statements);
      assert.match((await checkCatalogue(client)).join('\n'), expected);
    } finally {
      await client.query('rollback');
    }
  });
}
