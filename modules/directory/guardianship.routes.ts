import { z } from 'zod';
import { personOf } from '#platform/ctx.ts';
import { route } from '#platform/http/route.ts';
import { type ConsentPurpose, consentPurposes } from './consent.policy.ts';
import { giveConsent, listConsents, revokeConsent } from './consent.service.ts';
import { childrenOf } from './guardianship.service.ts';
import { bilingual, id, idParams, named } from './organisation.schema.ts';
import { endGuardianship, issuePairingCodes, linkChild, registerGuardian } from './pairing-code.service.ts';
import { personDetailWire, relations, summaryWire } from './person.schema.ts';
import { getChildDetail } from './person-detail.service.ts';

const childWire = z.object({
  guardianshipId: id,
  relation: z.enum(relations),
  person: summaryWire,
  enrolments: z.array(
    z.object({ id, tenantId: id, school: named, class: named.optional(), status: z.string() }),
  ),
});

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
  givenBy: named,
  givenAt: z.string(),
  revokedAt: z.string().nullable(),
});
const nothing = z.null();

export const guardianshipRoutes = [
  route({
    method: 'POST',
    path: '/pairing-codes',
    permission: 'directory.pairing-code.issue',
    perMinute: 30,
    summary: 'Issue one-time codes by which guardians link these pupils; shown once',
    body: z.strictObject({ childIds: z.array(id).min(1).max(100) }),
    response: z.object({
      codes: z.array(
        z.object({ childId: id, childName: z.string(), code: z.string(), expiresAt: z.string() }),
      ),
    }),
    status: 201,
    handler: async (ctx, { body }) => ({ codes: await issuePairingCodes(ctx, body.childIds) }),
  }),
  route({
    method: 'POST',
    path: '/guardianships',
    permission: 'signed-in',
    // A code has 49 random bits; this keeps guessing hopeless.
    perMinute: 10,
    summary: 'Link a child to yourself by the code from its school',
    body: z.strictObject({ code: z.string().min(8).max(40), relation: z.enum(relations) }),
    response: childWire,
    status: 201,
    handler: (ctx, { body }) => linkChild(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/pupils/:id/guardianships',
    permission: 'directory.guardianship.update',
    summary: 'Register a guardian of a pupil by the school',
    params: idParams,
    body: z.strictObject({
      guardianId: id,
      relation: z.enum(relations),
      kind: z.enum(['legal', 'delegated']).default('legal'),
    }),
    response: z.object({ id }),
    status: 201,
    handler: (ctx, { params, body }) => registerGuardian(ctx, { ...body, childId: params.id }),
  }),
  route({
    method: 'POST',
    path: '/guardianships/:id/end',
    permission: 'signed-in',
    summary: 'End a guardianship: your own, or one that your school keeps',
    params: idParams,
    response: nothing,
    handler: (ctx, { params }) => endGuardianship(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/children',
    permission: 'signed-in',
    summary: 'Your children with their schools and classes',
    response: z.object({ items: z.array(childWire) }),
    handler: async (ctx) => ({ items: await childrenOf(ctx, personOf(ctx).personId) }),
  }),
  route({
    method: 'GET',
    path: '/children/:id',
    permission: 'signed-in',
    summary: 'What the directory knows of your child, masked',
    params: idParams,
    response: personDetailWire,
    handler: (ctx, { params }) => getChildDetail(ctx, params.id),
  }),
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
