/** Each module and the modules that it may call. A directed acyclic graph; checked by `npm run check`. */
export const moduleGraph = {
  reference: [],
  directory: [],
  guardians: ['directory'],
  identity: ['directory'],
  sso: ['identity', 'directory', 'guardians'],
  roster: ['directory', 'sso'],
  register: ['directory'],
  admissions: ['directory'],
  procedures: ['directory'],
  services: ['procedures', 'certificates', 'directory', 'register'],
  space: ['identity', 'directory', 'sso', 'register'],
  forms: ['directory'],
  operations: [],
  certificates: ['directory'],
  demo: ['directory', 'identity', 'sso', 'roster', 'register', 'admissions', 'procedures', 'services', 'space', 'certificates'],
} as const satisfies Record<string, readonly string[]>;
