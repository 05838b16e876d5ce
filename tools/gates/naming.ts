import { type Finding, type Gate, projectFiles } from './gate.ts';

const kinds = ['events', 'routes', 'schema', 'service', 'policy', 'queries', 'errors', 'jobs', 'factory'];
const noun = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
const mostServerFiles = 45;

/** Files of a module that are a thing of their own and no kind, or whole modules of such (`…/`), with the reason. */
const things: Record<string, string> = {
  'modules/demo/': 'a pure generator: places, names, births, plans; no requests, no rows, hence no kinds',
  'modules/roster/ethnicities.ts': 'a code table of a national standard',
  'modules/roster/sheet-columns.ts':
    'what a column of a sheet is: data that templates, import and export share',
  'modules/roster/sheets.ts': 'the sheets themselves: data',
};
const isThing = (path: string): boolean =>
  path.replace('.test.ts', '.ts') in things || path.replace(/[^/]+$/, '') in things;

const allowed = [
  /^(index\.ts|README\.md|STANDARD\.md)$/,
  new RegExp(`^${noun}\\.(${kinds.join('|')})\\.ts$`),
  new RegExp(`^${noun}(\\.(${kinds.join('|')}))?\\.test\\.ts$`),
  /^migrations\/\d{8}T\d{4}-[a-z0-9-]+\.ts$/,
  /^web\/([\w-]+\/)*[A-Za-z][\w-]*(\.(page|card|test))?\.(ts|tsx|css|svg)$/,
];
const vague = /(^|[-/.])(helpers?|managers?|utils?|common|misc|stuff)([-/.]|$)/i;

/** Files of modules are noun.kind; nothing anywhere is called helper, manager or utils. */
export const naming: Gate = {
  name: 'naming',
  remedy: `name module files noun.kind.ts (kinds: ${kinds.join(', ')}); a thing of its own is listed in tools/gates/naming.ts`,
  find: async (root) => {
    const findings: Finding[] = [];
    const files = await projectFiles(root);
    const counts = new Map<string, number>();
    for (const path of files) {
      if (/\.(ts|tsx|mjs)$/.test(path) && vague.test(path))
        findings.push({ place: path, problem: 'a name that says nothing: name the thing' });
      const [, module, rest] = path.match(/^modules\/([^/]+)\/(.+)$/) ?? [];
      if (!module || !rest) continue;
      if (!rest.includes('/') && !rest.endsWith('.test.ts'))
        counts.set(module, (counts.get(module) ?? 0) + 1);
      if (!allowed.some((pattern) => pattern.test(rest)) && !isThing(path))
        findings.push({ place: path, problem: 'neither noun.kind nor a listed thing' });
    }
    for (const [module, count] of counts)
      if (count > mostServerFiles)
        findings.push({
          place: `modules/${module}`,
          problem: `${count} server files: split the module, not the layers`,
        });
    for (const path of Object.keys(things)) {
      const module = path.split('/').slice(0, 2).join('/');
      if (counts.has(module.slice('modules/'.length)) && !files.some((file) => file.startsWith(path)))
        findings.push({ place: 'tools/gates/naming.ts', problem: `${path} is listed and gone` });
    }
    return findings;
  },
};
