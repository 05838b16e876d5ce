import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

const id = z.uuid();
const consent = z.object({ consentId: id, childId: id, purpose: z.string(), recipient: z.string() });
export const consentGiven = defineEvent('guardians.consent.given', consent);
export const consentRevoked = defineEvent('guardians.consent.revoked', consent);
