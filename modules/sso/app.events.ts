import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

const app = z.object({ appId: z.uuid() });

/** An application waits for its reviewer. */
export const appSubmitted = defineEvent('sso.app.submitted', app.extend({ vendorId: z.uuid() }));

/** It was approved, returned or rejected. */
export const appDecided = defineEvent(
  'sso.app.decided',
  app.extend({ vendorId: z.uuid(), outcome: z.enum(['approved', 'returned', 'rejected']) }),
);

/** A working app was stopped, went on, or ended. Its tokens died with the same transaction. */
export const appStandingChanged = defineEvent(
  'sso.app.standing-changed',
  app.extend({ vendorId: z.uuid(), standing: z.enum(['active', 'suspended', 'revoked']) }),
);

export const appKeyIssued = defineEvent('sso.app.key-issued', app.extend({ keyId: z.uuid() }));

export const consentGiven = defineEvent('sso.consent.given', app.extend({ personId: z.uuid() }));

/** The person took consent back. The app's tokens for the person died with the same transaction. */
export const consentRevoked = defineEvent('sso.consent.revoked', app.extend({ personId: z.uuid() }));
