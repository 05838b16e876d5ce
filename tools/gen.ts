// npm run gen [-- --check]: remakes everything generated. With --check it writes nothing and prints what is stale as JSON.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { clientTypes, openApiDocument } from './generators/api.ts';
import { withFreshDatabase } from './generators/database.ts';
import { withModuleGraph } from './generators/graph.ts';
import { schemaDump, tableTypes } from './generators/schema.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8').catch(() => '');

/** Path and content of each generated file. */
async function generated(): Promise<Map<string, string>> {
  const files = new Map([['ARCHITECTURE.md', withModuleGraph(await read('ARCHITECTURE.md'))]]);
  await withFreshDatabase(async (fresh) => {
    files.set('platform/db/schema.gen.ts', await tableTypes(fresh.migratorUrl));
    files.set('docs/schema.sql', await schemaDump(fresh.migratorUrl));
    files.set('openapi.json', await openApiDocument(fresh));
  });
  files.set('web/api/schema.gen.ts', await clientTypes(files.get('openapi.json') ?? ''));
  return files;
}

const files = await generated();
const stale: string[] = [];
for (const [path, content] of files) if ((await read(path)) !== content) stale.push(path);
if (process.argv.includes('--check')) {
  process.stdout.write(JSON.stringify(stale));
} else {
  for (const path of stale) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), files.get(path) ?? '');
  }
  console.log(stale.length > 0 ? `written: ${stale.join(', ')}` : 'nothing was stale');
}
