import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../config.ts';

// What a distributed PostgreSQL, or a transaction pool in front of it, does not carry. What the schema
// itself must not hold (sequences, deferrable constraints, keys) is checked in catalogue.test.ts.

type Rule = { what: string; pattern: RegExp; allowed?: readonly string[] };

const rules: Rule[] = [
  { what: 'set_config is not passed on to the workers: SET LOCAL', pattern: /\bset_config\s*\(/i },
  {
    what: 'triggers on distributed tables: do it in the service',
    pattern: /\bcreate\s+(constraint\s+)?trigger\b/i,
  },
  { what: 'GROUPING SETS, CUBE and ROLLUP over shards', pattern: /\b(grouping\s+sets|cube|rollup)\s*\(/i },
  {
    what: 'session advisory locks do not survive a pool: pg_advisory_xact_lock',
    pattern: /\bpg_(try_)?advisory_(un)?lock(_shared)?\s*\(/i,
  },
  {
    what: 'LISTEN needs a connection past the pool',
    pattern: /[`'"]\s*(un)?listen\s+[\w$*]/i,
    allowed: ['platform/realtime.ts'],
  },
  { what: 'temporary tables are state of a session', pattern: /\bcreate\s+temp(orary)?\b/i },
  { what: 'recursion over shards: use paths', pattern: /\bwith\s+recursive\b/i },
  {
    what: 'settings of a session: SET LOCAL inside the transaction',
    pattern: /(query|execute)\(\s*[`'"]\s*set\s+(?!local\b|transaction\b)/i,
  },
];

async function sources(): Promise<string[]> {
  const files: string[] = [];
  for (const folder of ['platform', 'modules']) {
    for (const entry of await readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(projectRoot, join(entry.parentPath, entry.name));
      const isOurs =
        /\.ts$/.test(path) && !/\.(test|gen|factory)\.ts$|\/web\/|^platform\/testing\//.test(path);
      if (entry.isFile() && isOurs) files.push(path);
    }
  }
  return files;
}

/** The text without comments, which may speak of what is forbidden. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const faultsOf = (path: string, text: string) =>
  rules
    .filter(({ pattern, allowed = [] }) => pattern.test(withoutComments(text)) && !allowed.includes(path))
    .map(({ what }) => `${path}: ${what}`);

test('no SQL of ours uses what a distributed database or a pool does not carry', async () => {
  const files = await sources();
  assert.ok(files.length > 200, `only ${files.length} files were read`);
  const faults = await Promise.all(
    files.map(async (path) => faultsOf(path, await readFile(join(projectRoot, path), 'utf8'))),
  );
  assert.deepEqual(faults.flat(), []);
});

const forbidden = [
  "select set_config('app.tenants', $1, true)",
  'create trigger t before insert on a',
  'select count(*) from a group by grouping sets ((b), ())',
  "client.query('select pg_advisory_lock(1)')",
  "client.query('listen news')",
  'create temp table a (id int)',
  'with recursive below as (select 1)',
  "client.query('set statement_timeout to 0')",
];
for (const text of forbidden) {
  test(`the check refuses: ${text}`, () => assert.equal(faultsOf('modules/a/a.queries.ts', text).length, 1));
}

test('the check leaves alone what is allowed', () => {
  const fine =
    "// no set_config( here\nclient.query('set local app.tenants = 1'); sql`select pg_advisory_xact_lock(1)`";
  assert.deepEqual(faultsOf('modules/a/a.queries.ts', fine), []);
});
