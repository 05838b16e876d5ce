import { defineModule } from '#platform/module.ts';
import { definitionRoutes } from './definition.routes.ts';
import { permissions } from './permission.policy.ts';
import { places } from './place.service.ts';
import './procedures.errors.ts';

/** 流程: what procedures a bureau has, the work that they bring to people, and how it fares. */
export const procedures = defineModule({
  name: 'procedures',
  permissions,
  places,
  routes: definitionRoutes,
});
