import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

/** Sessions are over; whoever handed out tokens for them takes those back (single sign-out). */
export const sessionEnded = defineEvent(
  'identity.session.ended',
  z.object({ personId: z.uuid(), sessionIds: z.array(z.uuid()).max(1000), reason: z.string().max(40) }),
);

/** A person chose a password for the first time, or again after a reset. */
export const accountActivated = defineEvent('identity.account.activated', z.object({ personId: z.uuid() }));

export const accountDisabled = defineEvent('identity.account.disabled', z.object({ personId: z.uuid() }));
