/**
 * The declared graph: each module and the modules whose `index.ts` it may import. It must stay free of cycles. A leaf file
 * without imports, because the gates, the generators and `modules.ts` all read it. Backwards, modules react through
 * `*.events.ts`, which every module may import.
 */
export const moduleGraph = {
  directory: [],
  identity: ['directory'],
  sso: ['identity', 'directory'],
  roster: ['directory', 'sso'],
  register: ['directory'],
  space: ['identity', 'directory'],
  operations: ['identity', 'directory', 'space'],
  demo: ['directory', 'identity', 'sso', 'roster', 'register', 'space', 'operations'],
} as const;
