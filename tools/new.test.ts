import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { gates } from './gates/all.ts';
import { projectFiles, run } from './gates/gate.ts';

const repository = resolve(import.meta.dirname, '..');
const root = await mkdtemp(join(tmpdir(), 'tongxue-new-'));
after(() => rm(root, { recursive: true, force: true }));
for (const path of await projectFiles(repository)) await cp(join(repository, path), join(root, path));
await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));

// Without the mark by which node:test refuses to run inside itself.
const { NODE_TEST_CONTEXT: _, ...env } = process.env;
const node = (...args: string[]) => run(root, process.execPath, args, env);
const made = await node('tools/new.ts', 'module', 'lending', 'loan', '借阅', '借条');

describe('npm run new:module', () => {
  test('makes a module, declares it, and says what to do next', async () => {
    assert.equal(made.code, 0, made.output);
    assert.match(made.output, /npm run gen/);
    assert.match(await readFile(join(root, 'modules.ts'), 'utf8'), /\blending\b.*\]/s);
    const files = (await projectFiles(join(root, 'modules/lending'))).map((path) =>
      path.replace(/\d{8}T\d{4}/, 'STAMP'),
    );
    for (const kind of [
      'events',
      'routes',
      'schema',
      'service',
      'policy',
      'queries',
      'errors',
      'factory',
      'test',
    ])
      assert.ok(files.includes(`loan.${kind}.ts`), kind);
    for (const file of ['index.ts', 'README.md', 'migrations/STAMP-lending.ts'])
      assert.ok(files.includes(file), file);
  });

  test('passes every gate, and its own tests', async () => {
    const gen = await node('--no-warnings', 'tools/gen.ts');
    assert.equal(gen.code, 0, gen.output);
    for (const gate of gates.filter(({ name }) => name !== 'generated')) {
      const here = (await gate.find(root)).filter(({ place, problem }) =>
        /lending|loan/.test(place + problem),
      );
      assert.deepEqual(here, [], gate.name);
    }
    const tests = await node('--test', '--test-reporter=tap', 'modules/lending/loan.test.ts');
    assert.equal(tests.code, 0, tests.output);
    assert.match(tests.output, /# pass [1-9]/);
  });

  test('refuses what exists and what has no Chinese name', async () => {
    assert.equal((await node('tools/new.ts', 'module', 'lending', 'loan', '借阅', '借条')).code, 2);
    assert.equal((await node('tools/new.ts', 'module', 'sports', 'match')).code, 2);
  });

  test('adds a migration to a module', async () => {
    const { code, output } = await node('tools/new.ts', 'migration', 'lending', 'add-due-day');
    assert.equal(code, 0, output);
    assert.match(output, /modules\/lending\/migrations\/\d{8}T\d{4}-lending-add-due-day\.ts/);
    assert.equal((await node('tools/new.ts', 'migration', 'nowhere', 'add-due-day')).code, 2);
  });
});
