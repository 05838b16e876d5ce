import { defineModule } from '#platform/module.ts';
import './admissions.errors.ts';
import { applicationRoutes } from './application.routes.ts';
import { permissions } from './permission.policy.ts';
import { planRoutes } from './plan.routes.ts';
import { subscriptions } from './review.jobs.ts';
import { decideAction } from './review-case.service.ts';

/** 招生入学: seats, districts, applications, lots and confirmation. */
export const admissions = defineModule({
  name: 'admissions',
  permissions,
  routes: [...planRoutes, ...applicationRoutes],
  subscriptions,
  actions: [decideAction],
});

export { addSamplePlans, type SampleFamily } from './sample-plan.service.ts';
