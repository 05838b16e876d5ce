import type { ModuleDefinition } from '#platform/module.ts';
import { workflow } from '#platform/workflow/index.ts';
import { admissions } from './modules/admissions/index.ts';
import { certificates } from './modules/certificates/index.ts';
import { demo } from './modules/demo/index.ts';
import { directory } from './modules/directory/index.ts';
import { forms } from './modules/forms/index.ts';
import { guardians } from './modules/guardians/index.ts';
import { identity } from './modules/identity/index.ts';
import { operations } from './modules/operations/index.ts';
import { procedures } from './modules/procedures/index.ts';
import { reference } from './modules/reference/index.ts';
import { register } from './modules/register/index.ts';
import { roster } from './modules/roster/index.ts';
import { services } from './modules/services/index.ts';
import { space } from './modules/space/index.ts';
import { sso } from './modules/sso/index.ts';
import { moduleGraph } from './modules.graph.ts';

/** Every module of the product, in the order of the declared graph: a module comes after those that it calls. */
export const modules: readonly ModuleDefinition[] = [
  workflow,
  reference,
  directory,
  guardians,
  identity,
  sso,
  roster,
  register,
  admissions,
  procedures,
  certificates,
  services,
  space,
  forms,
  operations,
  demo,
];

export { moduleGraph };
