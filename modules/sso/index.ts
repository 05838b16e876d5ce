import { defineModule } from '#platform/module.ts';
import './sso.errors.ts';
import { appRoutes } from './app.routes.ts';
import { authenticateApp } from './bearer.service.ts';
import { casRoutes } from './cas.routes.ts';
import { interactionRoutes } from './interaction.routes.ts';
import { mountProvider } from './oidc.routes.ts';
import { providerPaths } from './oidc-provider.service.ts';
import { permissions } from './permission.policy.ts';
import { forgetChild, schedules, tellApps } from './sso.jobs.ts';

/** One account for every app: OpenID Connect and CAS, the app registry, consents. */
export const sso = defineModule({
  name: 'sso',
  permissions,
  routes: [...appRoutes, ...interactionRoutes, ...casRoutes],
  subscriptions: [tellApps, forgetChild],
  schedules,
  authenticate: authenticateApp,
  mount: mountProvider,
  mountedPaths: [...providerPaths],
});

export { createApp, submitApp } from './app.service.ts';
export { decide as decideApp } from './review.service.ts';
