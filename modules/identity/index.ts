import { defineModule } from '#platform/module.ts';
import './identity.errors.ts';
import { accountRoutes } from './account.routes.ts';
import { administrationRoutes } from './administration.routes.ts';
import { auditRoutes } from './audit.routes.ts';
import { factorRoutes } from './factor.routes.ts';
import { schedules } from './identity.jobs.ts';
import { permissions } from './permission.policy.ts';
import { sessionRoutes } from './session.routes.ts';
import { authenticate } from './session.service.ts';

/** Accounts and how they are opened: passwords, cards, second factors, sessions, and the three administrators. */
export const identity = defineModule({
  name: 'identity',
  permissions,
  routes: [...sessionRoutes, ...factorRoutes, ...accountRoutes, ...administrationRoutes, ...auditRoutes],
  schedules,
  authenticate,
});

export { openDemoAccounts } from './account.service.ts';
export { accountFacts, sessionFacts } from './facts.service.ts';
export { endSessionsOf } from './session.service.ts';
