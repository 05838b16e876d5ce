// npm run new:module -- NAME NOUN 模块名 名词     a module that passes every gate
// npm run new:migration -- MODULE what-it-does   an empty migration, named so that it runs last
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { run } from './gates/gate.ts';

const root = resolve(import.meta.dirname, '..');
const templates = join(import.meta.dirname, 'scaffold');

class Refusal extends Error {}

/** `20261121T1800`: migrations run in the order of these stamps. */
const stamp = (): string => new Date().toISOString().slice(0, 16).replace(/[-:]/g, '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const plural = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;

async function change(path: string, edit: (text: string) => string): Promise<string> {
  const before = await readFile(join(root, path), 'utf8');
  const after = edit(before);
  if (after === before) throw new Refusal(`${path} does not look as expected: add the module by hand`);
  await writeFile(join(root, path), after);
  return path;
}

/** Makes the files of a module from `tools/scaffold` and enters it where modules are declared. */
async function newModule([name = '', noun = '', zhModule = '', zhNoun = '']: string[]): Promise<string[]> {
  const word = /^[a-z]{2,24}$/;
  const chinese = /^\p{Script=Han}{1,12}$/u;
  if (!word.test(name) || !word.test(noun) || !chinese.test(zhModule) || !chinese.test(zhNoun))
    throw new Refusal(
      'npm run new:module -- NAME NOUN 模块名 名词，如：npm run new:module -- lending loan 借阅 借条 (one English word each)',
    );
  if (existsSync(join(root, 'modules', name))) throw new Refusal(`modules/${name} exists already`);
  const words: Record<string, string> = {
    __module__: name,
    __noun__: noun,
    __Noun__: capital(noun),
    __nouns__: plural(noun),
    __Nouns__: capital(plural(noun)),
    __zhModule__: zhModule,
    __zhNoun__: zhNoun,
  };
  const fill = (text: string): string => text.replace(/__\w+?__/g, (mark) => words[mark] ?? mark);
  const made: string[] = [];
  for (const entry of await readdir(templates, { recursive: true })) {
    if (!entry.endsWith('.txt')) continue;
    const place = entry
      .replace(/\.txt$/, '')
      .replace(/^migration\.ts$/, `migrations/${stamp()}-${name}.ts`)
      .replace(/\bnoun\b/, noun)
      .replace(/\bnouns\b/, plural(noun));
    const path = `modules/${name}/${place}`;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), fill(await readFile(join(templates, entry), 'utf8')));
    made.push(path);
  }
  const declared = [
    await change('modules.graph.ts', (text) => text.replace('\n} as const', `\n  ${name}: [],\n} as const`)),
    await change('modules.ts', (text) =>
      text
        .replace(/^import /m, `import { ${name} } from '#modules/${name}/index.ts';\nimport `)
        .replace(
          /(modules: readonly ModuleDefinition\[\] = \[)([\s\S]*?),?\s*\]/,
          (_whole, head: string, list: string) =>
            list.trim() ? `${head}${list}, ${name}]` : `${head}${name}]`,
        ),
    ),
    await change('docs/glossary.md', (text) => {
      const rows = [
        `| ${zhModule} | ${name} | the module |`,
        `| ${zhNoun} | ${noun} | of the module ${name} |`,
      ];
      return `${text.trimEnd()}\n${rows.join('\n')}\n`;
    }),
  ];
  const code = [...made, ...declared].filter((path) => path.endsWith('.ts') || path.endsWith('.tsx'));
  const { output } = await run(root, join(root, 'node_modules/.bin/biome'), [
    'check',
    '--write',
    '--colors=off',
    ...code,
  ]);
  console.log(output.trim());
  return [...made, ...declared];
}

async function newMigration([module = '', does = '']: string[]): Promise<string[]> {
  if (!/^[a-z]+$/.test(module) || !/^[a-z][a-z0-9-]{2,60}$/.test(does))
    throw new Refusal(
      'npm run new:migration -- MODULE what-it-does，如：npm run new:migration -- lending add-due-day',
    );
  const folder = module === 'platform' ? 'platform/migrations' : `modules/${module}/migrations`;
  if (!existsSync(join(root, folder))) throw new Refusal(`${folder} does not exist`);
  const path = `${folder}/${stamp()}-${module}-${does}.ts`;
  const text = `import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`alter table ${module}. add column \`.execute(db);
}
`;
  await writeFile(join(root, path), text);
  return [path];
}

const [what, ...words] = process.argv.slice(2);
try {
  const made = what === 'migration' ? await newMigration(words) : await newModule(words);
  console.log(made.map((path) => `  ${path}`).join('\n'));
  console.log('Then: npm run gen && npm run check');
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
