import { defineModule } from '#platform/module.ts';
import { applicationRoutes } from './application.routes.ts';
import { dataRules } from './case-data.service.ts';
import { issueAction } from './certificate-issue.service.ts';
import { grantAction } from './grant.service.ts';
import { itemRoutes } from './item.routes.ts';
import { permissions } from './permission.policy.ts';
import { questionRoutes } from './question.routes.ts';
import './services.errors.ts';
import { subscriptions } from './services.jobs.ts';

/** 教育政务服务: what people and schools apply for, and how it is decided and delivered. */
export const services = defineModule({
  name: 'services',
  permissions,
  routes: [...itemRoutes, ...applicationRoutes, ...questionRoutes],
  subscriptions,
  actions: [grantAction, issueAction],
  dataRules,
});

export { installServices } from './install.service.ts';
export { addSampleApplications } from './sample.service.ts';
