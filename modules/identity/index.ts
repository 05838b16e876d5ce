import { defineModule } from '#platform/module.ts';
import './identity.errors.ts';
import { accountRoutes } from './account.routes.ts';
import { factorRoutes } from './factor.routes.ts';
import { permissions } from './identity.permissions.ts';
import { sessionRoutes } from './session.routes.ts';
import { authenticate } from './session.service.ts';

export const identity = defineModule({
  name: 'identity',
  permissions,
  routes: [...sessionRoutes, ...factorRoutes, ...accountRoutes],
  authenticate,
});

export { ensureAccounts, openDemoAccounts } from './account.service.ts';
export { requireStrong } from './factor.service.ts';
export { type AccountFacts, accountFacts, type SessionFacts, sessionFacts } from './facts.service.ts';
export { endSessionsOf } from './session.service.ts';
