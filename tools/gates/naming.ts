import { type Finding, type Gate, projectFiles } from './gate.ts';

const kinds = ['events', 'routes', 'schema', 'service', 'policy', 'queries', 'errors', 'jobs', 'factory'];
const noun = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
const mostServerFiles = 45;

/** Files of a module that are a thing of their own and no kind, each with the reason why it is one. */
const things: Record<string, string> = {};

const allowed = [
  /^(index\.ts|README\.md|STANDARD\.md)$/,
  new RegExp(`^${noun}\\.(${kinds.join('|')})\\.ts$`),
  new RegExp(`^${noun}(\\.(${kinds.join('|')}))?\\.test\\.ts$`),
  /^migrations\/\d{8}T\d{4}-[a-z0-9-]+\.ts$/,
  /^web\/([\w-]+\/)*[A-Za-z][\w-]*(\.(test|css|texts|module))?\.(ts|tsx|css|svg)$/,
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
      if (!allowed.some((pattern) => pattern.test(rest)) && !things[path.replace('.test.ts', '.ts')])
        findings.push({ place: path, problem: 'neither noun.kind nor a listed thing' });
    }
    for (const [module, count] of counts)
      if (count > mostServerFiles)
        findings.push({
          place: `modules/${module}`,
          problem: `${count} server files: split the module, not the layers`,
        });
    for (const path of Object.keys(things))
      if (files.some((file) => file.startsWith('modules/')) && !files.includes(path))
        findings.push({ place: 'tools/gates/naming.ts', problem: `${path} is listed and gone` });
    return findings;
  },
};
