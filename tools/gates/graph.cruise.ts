// Runs in a process of its own with the project as working directory, because the cruiser reads from there.
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { graphFaults, graphRules, type ModuleGraph } from './graph.rules.ts';

const { moduleGraph } = (await import(pathToFileURL(resolve('modules.graph.ts')).href)) as {
  moduleGraph: ModuleGraph;
};

const present = async (path: string): Promise<string[]> => readdir(path).catch(() => []);
const top = await present('.');
const entries = [
  'platform',
  'modules',
  'web',
  'tools',
  'e2e',
  'bench',
  'main.ts',
  'modules.ts',
  'modules.graph.ts',
];
const { output } = await cruise(
  entries.filter((entry) => top.includes(entry)),
  {
    ruleSet: { forbidden: graphRules(moduleGraph) },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
);
const result = output as ICruiseResult;
const sources = result.modules.map((module) => module.source);
const findings = graphFaults(moduleGraph).map((problem) => ({ place: 'modules.graph.ts', problem }));

// A cruiser that cannot parse TypeScript finds nothing and passes, so each module folder must have been seen.
if (!sources.some((source) => /^(platform|modules|tools)\/.*\.ts$/.test(source)))
  findings.push({
    place: 'dependency-cruiser',
    problem: 'it saw no TypeScript file; is typescript 5.9 installed?',
  });
for (const folder of await present('modules')) {
  if (!(folder in moduleGraph))
    findings.push({ place: `modules/${folder}`, problem: 'not declared in modules.graph.ts' });
  const files = (await present(`modules/${folder}`)).filter((file) => file.endsWith('.ts'));
  for (const file of files)
    if (!sources.includes(`modules/${folder}/${file}`))
      findings.push({ place: `modules/${folder}/${file}`, problem: 'the cruiser did not see this file' });
}
for (const violation of result.summary.violations)
  findings.push({
    place: violation.from,
    problem: `${violation.rule.name}: → ${'cycle' in violation && violation.cycle ? violation.cycle.map((step) => step.name).join(' → ') : violation.to}${violation.comment ? ` (${violation.comment})` : ''}`,
  });
process.stdout.write(JSON.stringify(findings));
