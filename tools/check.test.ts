import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { gates } from './gates/all.ts';
import { type Finding, projectFiles } from './gates/gate.ts';
import { graphFaults } from './gates/graph.rules.ts';

const repository = resolve(import.meta.dirname, '..');
const made: string[] = [];
after(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))));

/** A small house in a temporary folder with the real settings, and the given files. */
async function house(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'tongxue-gate-'));
  made.push(root);
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  for (const setting of ['package.json', 'tsconfig.json', 'biome.json', '.gitignore'])
    await cp(join(repository, setting), join(root, setting));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** What one gate finds in such a house. */
async function found(gate: string, files: Record<string, string>): Promise<Finding[]> {
  const chosen = gates.find(({ name }) => name === gate);
  assert.ok(chosen, `gate ${gate} exists`);
  return chosen.find(await house(files));
}

const places = (findings: Finding[]): string[] => findings.map(({ place }) => place).sort();
const graphOf = (graph: Record<string, string[]>): string =>
  `export const moduleGraph = ${JSON.stringify(graph)} as const;\n`;

/** Two modules, `school` calling `people`, and a platform, all in order. */
const orderly = {
  'modules.graph.ts': graphOf({ people: [], school: ['people'] }),
  'platform/ctx.ts': 'export type Ctx = { now: Date };\n',
  'platform/http/app.ts': 'export const app = 1;\n',
  'modules/people/index.ts':
    "import { personRoutes } from './person.routes.ts';\n\nexport const people = personRoutes;\n",
  'modules/people/person.routes.ts':
    "import { app } from '#platform/http/app.ts';\nimport { find } from './person.service.ts';\n\nexport const personRoutes = [app, find];\n",
  'modules/people/person.service.ts':
    "import { rows } from './person.queries.ts';\n\nexport const find = (): number => rows;\n",
  'modules/people/person.queries.ts': 'export const rows = 1;\n',
  'modules/people/person.events.ts': "export const admitted = 'people.person.admitted';\n",
  'modules/people/person.schema.ts':
    'export type Person = { id: string };\nexport const empty: Person[] = [];\n',
  'modules/people/web/index.tsx':
    "import type { Person } from '../person.schema.ts';\n\nexport const name = (person: Person): string => person.id;\n",
  'modules/school/index.ts':
    "import { people } from '#modules/people/index.ts';\nimport { admitted } from '#modules/people/person.events.ts';\n\nexport const school = [people, admitted];\n",
};

describe('format', () => {
  test('passes formatted code', async () => {
    assert.deepEqual(await found('format', { 'a.ts': "export const a = 'a';\n" }), []);
  });
  test('finds wrong quotes and lint', async () => {
    assert.deepEqual(places(await found('format', { 'a.ts': 'export const a = "a";\n' })), ['a.ts:1']);
    const lint = await found('format', { 'b.ts': 'export const b: any = 1;\n' });
    assert.match(lint[0]?.problem ?? '', /noExplicitAny/);
  });
});

describe('types', () => {
  test('passes sound code', async () => {
    assert.deepEqual(await found('types', { 'a.ts': 'export const a: number = 1;\n' }), []);
  });
  test('finds a wrong type and syntax that is not erasable', async () => {
    const wrong = await found('types', {
      'a.ts': "export const a: number = 'a';\n",
      'b.ts': 'export enum B {\n  One,\n}\n',
    });
    assert.deepEqual(places(wrong), ['a.ts:1', 'b.ts:1']);
    assert.match(wrong[0]?.problem ?? '', /TS2322/);
    assert.match(wrong[1]?.problem ?? '', /TS1294/);
  });
});

describe('graph', () => {
  /** Rule, the file that breaks it, and its text; each file has a noun of its own so that one cruise judges them all. */
  const seeds: [rule: string, place: string, text: string][] = [
    ['people-declared', 'modules/people/card.service.ts', "import '#modules/school/index.ts';\n"],
    ['school-declared', 'modules/school/class.service.ts', "import '#modules/people/person.service.ts';\n"],
    ['platform-is-ground', 'platform/ground.ts', "import '#modules/people/index.ts';\n"],
    ['service-knows-no-http', 'modules/people/mail.service.ts', "import '#platform/http/app.ts';\n"],
    ['queries-behind-service', 'modules/people/mail.routes.ts', "import './person.queries.ts';\n"],
    ['routes-behind-index', 'modules/people/mail.jobs.ts', "import './person.routes.ts';\n"],
    ['pages-own-schema', 'modules/people/web/mail.tsx', "import '../person.service.ts';\n"],
    [
      'pages-own-schema',
      'modules/school/web/class.tsx',
      "export type { Person } from '#modules/people/person.schema.ts';\n",
    ],
    ['pages-types-only', 'modules/people/web/post.tsx', "export { empty } from '../person.schema.ts';\n"],
    ['browser-knows-no-server', 'web/page.tsx', "import '#platform/http/app.ts';\n"],
    ['shell-takes-pages', 'web/shelf.tsx', "import '#modules/people/index.ts';\n"],
    ['server-knows-no-page', 'modules/people/page.jobs.ts', "import './web/index.tsx';\n"],
    ['no-cycles', 'platform/about.ts', "import './round.ts';\n"],
    ['resolvable', 'platform/lost.ts', "import './gone.ts';\n"],
    ['no-import-of-tests', 'platform/tried.ts', "import './ctx.test.ts';\n"],
    ['factories-for-tests', 'modules/people/made.service.ts', "import './person.factory.ts';\n"],
    ['tests-through-faces', 'modules/school/school.test.ts', "import '#modules/people/person.queries.ts';\n"],
    ['events-are-leaves', 'modules/people/mail.events.ts', "import './person.service.ts';\n"],
    ['policy-is-pure', 'modules/people/mail.policy.ts', "import './person.service.ts';\n"],
    [
      'platform-tests-through-faces',
      'platform/walk.test.ts',
      "import '#modules/people/person.service.ts';\n",
    ],
    ['plain-is-pure', 'modules/people/card.ts', "import './person.queries.ts';\n"],
    ['modules-from-above', 'modules/people/list.service.ts', "import '#modules';\n"],
    ['product-knows-no-tool', 'modules/people/tool.jobs.ts', "import '../../tools/tool.ts';\n"],
  ];
  const around = {
    ...orderly,
    'modules.ts': 'export {};\n',
    'platform/ctx.test.ts': "import '#modules';\n",
    'tools/tool.ts': 'export {};\n',
    // Types may refer back to each other.
    'platform/left.ts': "import type { Right } from './right.ts';\n\nexport type Left = { right: Right };\n",
    'platform/right.ts': "import type { Left } from './left.ts';\n\nexport type Right = { left: Left };\n",
    'modules/people/person.factory.ts': 'export {};\n',
  };
  test('passes an orderly house', async () => assert.deepEqual(await found('graph', around), []));
  test('finds each seeded violation', async (t) => {
    const files = Object.fromEntries(seeds.map(([, place, text]) => [place, text]));
    files['platform/round.ts'] = "import './about.ts';\n";
    const findings = await found('graph', { ...around, ...files });
    for (const [rule, place] of seeds)
      await t.test(`${rule} at ${place}`, () => {
        const here = findings.filter((finding) => finding.place === place);
        assert.ok(
          here.some(({ problem }) => problem.startsWith(`${rule}:`)),
          JSON.stringify(here),
        );
      });
    assert.deepEqual([...new Set(places(findings))], seeds.map(([, place]) => place).sort());
  });
  test('finds a module that is not declared', async () => {
    const files = { ...orderly, 'modules.graph.ts': graphOf({ people: [] }) };
    assert.deepEqual(places(await found('graph', files)), ['modules/school']);
  });
  test('refuses to pass when it saw no TypeScript', async () => {
    const findings = await found('graph', { 'modules.graph.ts': graphOf({}), 'web/a.mjs': 'export {};\n' });
    assert.deepEqual(places(findings), ['dependency-cruiser']);
  });
  test('finds cycles and unknown names in the declaration', () => {
    assert.deepEqual(graphFaults({ a: ['b'], b: ['c'], c: [] }), []);
    assert.deepEqual(graphFaults({ a: ['b'], b: ['a'] }), ['cycle: a → b → a']);
    assert.deepEqual(graphFaults({ a: ['z'] }), ['a declares z, which is no module']);
  });
});

describe('generated', () => {
  test('finds what was edited by hand, and what no longer follows its source', async () => {
    const root = await house({});
    for (const path of await projectFiles(repository)) await cp(join(repository, path), join(root, path));
    await appendFile(join(root, 'docs/schema.sql'), '-- edited\n');
    await writeFile(join(root, 'modules.graph.ts'), graphOf({ directory: [], more: ['directory'] }));
    const stale = places((await gates.find(({ name }) => name === 'generated')?.find(root)) ?? []);
    assert.ok(stale.includes('docs/schema.sql') && stale.includes('ARCHITECTURE.md'), stale.join());
  });
});

describe('unused', () => {
  const settings = {
    'package.json': '{"type":"module"}',
    'knip.json': '{"entry":["main.ts"],"project":["**/*.ts"]}',
  };
  const main = { 'main.ts': "import { used } from './a.ts';\n\nused();\n" };
  test('passes used code', async () => {
    assert.deepEqual(
      await found('unused', { ...settings, ...main, 'a.ts': 'export const used = (): void => {};\n' }),
      [],
    );
  });
  test('finds an unused export and an unused file', async () => {
    const findings = await found('unused', {
      ...settings,
      ...main,
      'a.ts': 'export const used = (): void => {};\nexport const idle = 1;\n',
      'b.ts': 'export const b = 1;\n',
    });
    assert.deepEqual(findings.map(({ place, problem }) => `${place} ${problem}`).sort(), [
      'a.ts:2 exports: idle',
      'b.ts nothing uses this file',
    ]);
  });
  test('finds packages that nothing uses', async () => {
    const declared =
      '{"type":"module","dependencies":{"left-alone":"1.0.0"},"devDependencies":{"idle-tool":"1.0.0"}}';
    const findings = await found('unused', {
      ...settings,
      'main.ts': 'export {};\n',
      'package.json': declared,
    });
    assert.deepEqual(findings.map(({ problem }) => problem).sort(), [
      'dependencies: left-alone',
      'devDependencies: idle-tool',
    ]);
  });
});

describe('naming', () => {
  test('passes noun.kind', async () => assert.deepEqual(await found('naming', orderly), []));
  test('finds other names', async () => {
    const findings = await found('naming', {
      'modules/people/person.controller.ts': '',
      'modules/people/person.names.ts': '',
      'modules/people/check-digit.ts': '',
      'modules/people/parts/person.service.ts': '',
      'modules/people/migrations/first.ts': '',
      'platform/string-utils.ts': '',
      'modules/people/role-assignment.service.ts': '',
      'modules/people/person.routes.test.ts': '',
      'modules/people/migrations/20261121T1800-people.ts': '',
    });
    assert.deepEqual(places(findings), [
      'modules/people/migrations/first.ts',
      'modules/people/parts/person.service.ts',
      'modules/people/person.controller.ts',
      'modules/people/person.names.ts',
      'platform/string-utils.ts',
    ]);
  });
});

describe('length', () => {
  test('passes 450 lines and finds 451', async () => {
    const findings = await found('length', {
      'a.ts': '\n'.repeat(450),
      'b.ts': '\n'.repeat(451),
      'c.gen.ts': '\n'.repeat(900),
    });
    assert.deepEqual(findings, [{ place: 'b.ts', problem: '451 lines' }]);
  });
});

describe('marks', () => {
  test('finds unfinished work and tests that do not run', async () => {
    const mark = ['TO', 'DO'].join('');
    const findings = await found('marks', {
      'a.ts': `// ${mark} later\n`,
      'b.test.ts': `test${'.only'}('x');\n`,
      'c.ts': 'export const method = 1;\n',
    });
    assert.deepEqual(places(findings), ['a.ts:1', 'b.test.ts:1']);
  });
});

describe('paths', () => {
  test('finds paths of one machine, not routes', async () => {
    const findings = await found('paths', {
      'a.ts': `export const a = '${['', 'home', 'somebody'].join('/')}/x';\n`,
      'b.ts': "export const b = '/api/jobs/items';\n",
      'c.md': `See ${['', 'Users', 'somebody'].join('/')}.\n`,
    });
    assert.deepEqual(places(findings), ['a.ts:1', 'c.md:1']);
  });
});

describe('links', () => {
  test('finds dead links and anchors, outside code only', async () => {
    const findings = await found('links', {
      'README.md':
        '# 你好 World\n[ok](docs/a.md#two-words) [dead](docs/b.md) `[x](y)`\n![p](img.png) [top](#你好-world) [w](https://x.test)\n',
      'docs/a.md': '# A\n\n## Two words\n\n[back](../README.md) [no](../README.md#gone)\n',
    });
    assert.deepEqual(places(findings), ['README.md:2', 'README.md:3', 'docs/a.md:5']);
  });
});

describe('glossary', () => {
  const glossary = '| 中文 | English |\n| --- | --- |\n| 人员 | person, people |\n| 学校 | school |\n';
  test('passes nouns that it holds', async () => {
    assert.deepEqual(await found('glossary', { ...orderly, 'docs/glossary.md': glossary }), []);
  });
  test('finds a noun and a table that it lacks', async () => {
    const findings = await found('glossary', {
      ...orderly,
      'docs/glossary.md': glossary,
      'modules/school/pupil-record.service.ts': '',
      'modules/school/school-person.service.ts': '',
      'modules/school/migrations/20261121T1800-school.ts': '// create table school.learner (id uuid)\n',
    });
    assert.deepEqual(
      findings.map(({ problem }) => problem),
      ['"learner" is not in the glossary', '"pupil record" is not in the glossary'],
    );
  });
});

describe('settings', () => {
  test('finds a setting without its row, and a row without its setting', async () => {
    const findings = await found('settings', {
      'platform/config.ts': 'const environment = {\n  PORT: 1,\n  TONGXUE_NEW: 2,\n};\n',
      'docs/operator-guide.md': '| variable | meaning |\n| --- | --- |\n| `PORT`, `OLD` | ports |\n',
    });
    assert.deepEqual(
      findings.map(({ problem }) => problem),
      ['TONGXUE_NEW is not described', 'OLD is described and not read by platform/config.ts'],
    );
  });
});

describe('documents', () => {
  test('finds commands and variables that a document names and nothing has', async () => {
    const findings = await found('documents', {
      'package.json': '{"scripts":{"start":"node main.ts","gen":"node gen.ts"}}',
      'main.ts': 'export const port = process.env.TONGXUE_PORT;\n',
      'README.md':
        'Run `npm start` and `npm run gen -- all`, not `npm run generate`.\n\n```sh\nTONGXUE_PORT=1 npm start\nTONGXUE_HOST=a npm test\n```\nNot A_WORD, but `OLD_NAME`.\n',
      'docs/adr/0001-old.md': 'It was `npm run build-all` with `GONE_NOW`.\n',
    });
    assert.deepEqual(
      findings.map(({ place, problem }) => `${place} ${problem}`),
      [
        'README.md:1 there is no script "generate" in package.json',
        'README.md:5 there is no script "test" in package.json',
        'README.md:5 nothing reads TONGXUE_HOST',
        'README.md:7 nothing reads OLD_NAME',
      ],
    );
  });
});

describe('words', () => {
  test('finds Chinese in page code, outside comments and pairs', async () => {
    const findings = await found('words', {
      'modules/people/web/list.page.tsx':
        "/** 名单 */\nexport const title = '名单';\nexport const pair = { zh: '名单', en: 'List' };\n// 名单\n",
      'web/texts.ts': "export default { zh: '名单' };\n",
    });
    assert.deepEqual(places(findings), ['modules/people/web/list.page.tsx:2']);
  });
});
