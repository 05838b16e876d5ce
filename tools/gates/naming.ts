import { type Finding, type Gate, projectFiles } from './gate.ts';

const kinds = ['events', 'routes', 'schema', 'service', 'policy', 'queries', 'errors', 'jobs', 'factory'];
const noun = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
const mostServerFiles = 67;

const allowed = [
  /^(index\.ts|README\.md|STANDARD\.md)$/,
  new RegExp(`^${noun}\\.(${kinds.join('|')})\\.ts$`),
  // Pure code and data that no kind fits: a check digit, a code table. The graph gate holds it to that.
  new RegExp(`^${noun}\\.ts$`),
  new RegExp(`^${noun}(\\.(${kinds.join('|')}))?\\.test\\.ts$`),
  /^migrations\/\d{8}T\d{4}-[a-z0-9-]+\.ts$/,
  /^web\/([a-z0-9-]+\/)*[a-z][a-z0-9-]*(\.(page|card|test))?\.(ts|tsx|css|svg)$/,
];
/** Whole modules of plain files: a pure generator has places, names and plans; no requests, no rows, hence no kinds. */
const withoutKinds = /^modules\/demo\//;
const vague = /(^|[-/.])(helpers?|managers?|utils?|common|misc|stuff)([-/.]|$)/i;

/** Files of modules are noun.kind; nothing anywhere is called helper, manager or utils. */
export const naming: Gate = {
  name: 'naming',
  remedy: `name module files noun.kind.ts (kinds: ${kinds.join(', ')}); pure code and data in noun-words.ts`,
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
      if (!allowed.some((pattern) => pattern.test(rest)) && !withoutKinds.test(path))
        findings.push({ place: path, problem: 'neither noun.kind.ts nor, for pure code, noun-words.ts' });
    }
    for (const [module, count] of counts)
      if (count > mostServerFiles)
        findings.push({
          place: `modules/${module}`,
          problem: `${count} server files: split the module, not the layers`,
        });
    return findings;
  },
};
