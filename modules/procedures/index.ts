import { defineModule } from '#platform/module.ts';
import { definitionRoutes } from './definition.routes.ts';
import { permissions } from './permission.policy.ts';
import './procedures.errors.ts';

/** 流程: what procedures a bureau has, the work that they bring to people, and how it fares. */
export const procedures = defineModule({
  name: 'procedures',
  permissions,
  routes: definitionRoutes,
});
