import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { type ConsentPurpose, consentPurposes } from './consent.policy.ts';
import { giveConsent, listConsents, revokeConsent } from './consent.service.ts';

const id = z.uuid();
const idParams = z.object({ id });
const bilingual = z.object({ zh: z.string(), en: z.string() });
const purposes = Object.keys(consentPurposes) as [ConsentPurpose, ...ConsentPurpose[]];
const termsWire = z.object({
  purpose: bilingual,
  data: bilingual,
  storagePlace: bilingual,
  storageTerm: bilingual,
  protection: bilingual,
  refusal: bilingual,
  complaint: bilingual,
  correction: bilingual,
});
const consentWire = z.object({
  id,
  childId: id,
  purpose: z.string(),
  recipient: z.string(),
  terms: termsWire,
  givenBy: z.object({ id, name: z.string() }),
  givenAt: z.string(),
  revokedAt: z.string().nullable(),
});
const nothing = z.null();

export const consentRoutes = [
  route({
    method: 'GET',
    path: '/consent-purposes',
    permission: 'public',
    summary: 'For what consent is asked, with the terms',
    response: z.object({ items: z.array(z.object({ purpose: z.string(), terms: termsWire })) }),
    handler: async () => ({
      items: purposes.map((purpose) => ({ purpose, terms: consentPurposes[purpose] })),
    }),
  }),
  route({
    method: 'GET',
    path: '/children/:id/consents',
    permission: 'signed-in',
    summary: 'The consents of a child, in force and revoked',
    params: idParams,
    response: z.object({ items: z.array(consentWire) }),
    handler: async (ctx, { params }) => ({ items: await listConsents(ctx, params.id) }),
  }),
  route({
    method: 'POST',
    path: '/children/:id/consents',
    permission: 'signed-in',
    summary: 'Give consent for one purpose and recipient, having read its terms',
    params: idParams,
    body: z.strictObject({
      purpose: z.enum(purposes),
      recipient: z
        .string()
        .regex(/^(platform|[0-9a-zA-Z_-]{1,80})$/)
        .default('platform'),
      accepted: z.literal(true),
    }),
    response: consentWire,
    status: 201,
    handler: (ctx, { params, body }) => giveConsent(ctx, { ...body, childId: params.id }),
  }),
  route({
    method: 'POST',
    path: '/children/:id/consents/:consentId/revoke',
    permission: 'signed-in',
    summary: 'Revoke a consent: the next read that needs it fails',
    params: z.object({ id, consentId: id }),
    response: nothing,
    handler: (ctx, { params }) => revokeConsent(ctx, { childId: params.id, consentId: params.consentId }),
  }),
];
