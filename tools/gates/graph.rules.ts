import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Each module and the modules that it may call, as in `modules.graph.ts`. */
export type ModuleGraph = Record<string, readonly string[]>;

/** What is wrong in the declaration itself: unknown names and cycles. One sentence each; empty when it is a DAG. */
export function graphFaults(graph: ModuleGraph): string[] {
  const faults: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: string[]): void => {
    if (trail.includes(name)) {
      faults.push(`cycle: ${[...trail.slice(trail.indexOf(name)), name].join(' → ')}`);
      return;
    }
    if (done.has(name)) return;
    const callees = graph[name];
    if (!callees) {
      faults.push(`${trail.at(-1)} declares ${name}, which is no module`);
      return;
    }
    for (const callee of callees) visit(callee, [...trail, name]);
    done.add(name);
  };
  for (const name of Object.keys(graph)) visit(name, []);
  return faults;
}

const tests = '\\.test\\.tsx?$';
const testing = `${tests}|\\.factory\\.ts$`;
const kind = (suffix: string): string => `^modules/[^/]+/[^/]+\\.${suffix}\\.ts$`;
const forbid = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, comment, severity: 'error', from, to });

/** Between modules: only what the graph declares, only through the face, and backwards only through events. */
function moduleRules(graph: ModuleGraph): IRegularForbiddenRuleType[] {
  return Object.entries(graph).map(([name, callees]) => {
    const faces = [
      '\\.events\\.ts$',
      ...(callees.length > 0 ? [`^modules/(${callees.join('|')})/index\\.ts$`] : []),
    ];
    const own = `^modules/${name}/`;
    return forbid(
      `${name}-declared`,
      `${name} may import ${callees.map((callee) => `${callee}/index.ts`).join(', ') || 'no module'} and any *.events.ts; other calls are declared in modules.graph.ts`,
      { path: own, pathNot: `${testing}|${own}web/` },
      { path: '^modules/', pathNot: [own, ...faces] },
    );
  });
}

/** Inside a module: route → service → queries; each kind knows only the kinds below it. */
const kindRules: IRegularForbiddenRuleType[] = [
  forbid(
    'tests-through-faces',
    'a test or factory reaches other modules through index.ts, *.factory.ts and *.events.ts only',
    { path: `^modules/([^/]+)/.*(${testing})` },
    { path: '^modules/', pathNot: ['^modules/$1/', '/index\\.ts$', '\\.factory\\.ts$', '\\.events\\.ts$'] },
  ),
  forbid(
    'service-knows-no-http',
    'service, policy, queries and events know nothing of HTTP: the route declares, the service decides',
    { path: kind('(service|policy|queries|events|errors)') },
    {
      path: [kind('routes'), '^platform/http/', '^node_modules/@?fastify'],
      // Pages of a list (cursor, limit) belong to the use case.
      pathNot: '^platform/http/page\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'queries-behind-service',
    'SQL is called by services and jobs; anything else asks the service',
    { path: '^modules/([^/]+)/', pathNot: [tests, kind('(service|jobs|queries|factory)')] },
    { path: kind('queries'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'routes-behind-index',
    'routes and jobs are taken up by index.ts only',
    { path: '^(modules|platform)/', pathNot: [tests, '^modules/[^/]+/index\\.ts$'] },
    { path: kind('(routes|jobs)') },
  ),
  forbid(
    'events-are-leaves',
    'an *.events.ts holds names and zod payloads: it imports zod and the platform only',
    { path: kind('events') },
    { path: '^(modules|web)/' },
  ),
  forbid(
    'policy-is-pure',
    'a policy reads its arguments and decides: no database, no other kind but errors and schema',
    { path: kind('policy') },
    { path: [kind('(service|queries|routes|jobs)'), '^platform/db/'], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'plain-is-pure',
    'a module file without a kind is pure code or data: what reads or decides is a service, SQL is queries',
    { path: '^modules/[^/]+/[^/.]+\\.ts$', pathNot: '/index\\.ts$' },
    {
      path: [kind('(service|queries|routes|jobs)'), '^platform/db/db\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid('no-import-of-tests', 'nothing imports a test', {}, { path: tests }),
  forbid(
    'factories-for-tests',
    'factories build test data; only tests, other factories, bench and the testing floor import them',
    { path: '^(modules|platform|web)/|^main\\.ts$', pathNot: [testing, '^platform/testing/'] },
    { path: '\\.factory\\.ts$' },
  ),
];

/** Pages see the wire, never the server. */
const pageRules: IRegularForbiddenRuleType[] = [
  forbid(
    'pages-own-schema',
    "a module's page imports its own module's *.schema.ts as types, the shell (web/) and pure platform code",
    { path: '^modules/([^/]+)/web/', pathNot: tests },
    { path: '^modules/', pathNot: ['^modules/$1/web/', '^modules/$1/[^/]+\\.schema\\.ts$'] },
  ),
  forbid(
    'pages-types-only',
    'a page takes types from *.schema.ts, not code: zod stays out of the first load',
    { path: '^(modules/[^/]+/web|web)/', pathNot: tests },
    { path: kind('schema'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'browser-knows-no-server',
    'browser code imports from platform/ only codes/, i18n/, forms/form/ and the BPMN extension, which run anywhere, and no node built-ins',
    { path: '^(modules/[^/]+/web|web)/', pathNot: [tests, '^web/vite(/|\\.)'] },
    {
      path: ['^platform/', '^main\\.ts$', '^modules\\.ts$', '^(tools|bench|e2e)/', '^node:'],
      pathNot: '^platform/((codes|i18n|forms/form)/|workflow/bpmn/extension\\.ts$)',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'shell-takes-pages',
    "the shell imports a module's web/index.tsx only",
    { path: '^web/', pathNot: tests },
    { path: '^modules/', pathNot: '^modules/[^/]+/web/index\\.tsx?$' },
  ),
  forbid(
    'server-knows-no-page',
    'server code imports no page',
    { path: '^(platform|modules)/|^main\\.ts$', pathNot: [tests, '^modules/[^/]+/web/'] },
    { path: '^(modules/[^/]+/web|web)/' },
  ),
];

/** Rules for the whole house. */
const houseRules: IRegularForbiddenRuleType[] = [
  forbid(
    'no-cycles',
    'files load each other in one direction; types, which are erased, may refer back',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid('resolvable', 'the import leads nowhere', {}, { couldNotResolve: true }),
  forbid(
    'platform-is-ground',
    'platform/ is domain-free: it imports no module, no page, no tool',
    { path: '^platform/', pathNot: tests },
    { path: '^(modules|web|tools|bench|e2e)/|^(main|modules\\.graph)\\.ts$' },
  ),
  forbid(
    'platform-tests-through-faces',
    'a test of the floor that walks the whole product reaches modules through index.ts and *.factory.ts only',
    { path: `^platform/.*(${tests})` },
    { path: '^modules/', pathNot: ['/index\\.ts$', '\\.factory\\.ts$', '\\.events\\.ts$'] },
  ),
  forbid(
    'modules-from-above',
    'the list of modules is for main.ts, tools, tests and their factories; nothing below may know what is above',
    { path: '^(platform|modules|web)/', pathNot: testing },
    { path: '^modules\\.ts$' },
  ),
  forbid(
    'product-knows-no-tool',
    'the product imports no tool, bench or journey',
    { path: '^(modules|web)/|^(main|modules)\\.ts$', pathNot: tests },
    { path: '^(tools|bench|e2e)/' },
  ),
];

/** All rules, generated from the declared graph. */
export const graphRules = (graph: ModuleGraph): IRegularForbiddenRuleType[] => [
  ...houseRules,
  ...moduleRules(graph),
  ...kindRules,
  ...pageRules,
];
