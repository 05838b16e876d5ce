import { defineModule } from '#platform/module.ts';
import { consentRoutes } from './consent.routes.ts';
import './guardians.errors.ts';
import { pairingCodeRoutes } from './pairing-code.routes.ts';
import { permissions } from './permission.policy.ts';

/** What guardians do for their children: link them by a code, give and revoke consent. */
export const guardians = defineModule({
  name: 'guardians',
  permissions,
  routes: [...pairingCodeRoutes, ...consentRoutes],
});

export { ageOfOwnConsent, ageOn, type ConsentPurpose } from './consent.policy.ts';
export { consentFor } from './consent.service.ts';
