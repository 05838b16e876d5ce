import { defineModule } from '#platform/module.ts';
import { definitionRoutes } from './definition.routes.ts';
import { permissions } from './permission.policy.ts';
import { places } from './place.service.ts';
import './procedures.errors.ts';
import { schedules, subscriptions } from './procedures.jobs.ts';
import { shadowJob } from './shadow.service.ts';
import { workRoutes } from './work.routes.ts';

/** 流程: what procedures a bureau has, the work that they bring to people, and how it fares. */
export const procedures = defineModule({
  name: 'procedures',
  permissions,
  places,
  routes: [...definitionRoutes, ...workRoutes],
  jobs: [shadowJob],
  subscriptions,
  schedules,
});

export { refreshBoard } from './board.service.ts';
export { schoolOfPerson } from './place.service.ts';
