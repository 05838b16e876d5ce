import { defineModule } from '#platform/module.ts';
import './identity.errors.ts';
import { accountRoutes } from './account.routes.ts';
import { administrationRoutes } from './administration.routes.ts';
import { auditRoutes } from './audit.routes.ts';
import { factorRoutes } from './factor.routes.ts';
import { schedules } from './identity.jobs.ts';
import { permissions } from './identity.permissions.ts';
import { sessionRoutes } from './session.routes.ts';
import { authenticate } from './session.service.ts';
import { signInPageRoutes } from './sign-in-page.routes.ts';

/** Accounts and how they are opened: passwords, cards, second factors, sessions, and the three administrators. */
export const identity = defineModule({
  name: 'identity',
  permissions,
  routes: [
    ...sessionRoutes,
    ...factorRoutes,
    ...accountRoutes,
    ...administrationRoutes,
    ...auditRoutes,
    ...signInPageRoutes,
  ],
  schedules,
  authenticate,
});

export { ensureAccounts, openDemoAccounts } from './account.service.ts';
export { accountClaims, type CurrentSession, currentSession } from './current-session.ts';
export { requireStrong } from './factor.service.ts';
export { ownPath, signInPage } from './sign-in-page.ts';
