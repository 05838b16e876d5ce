import { z } from 'zod';
import { revocationKinds } from './choice.schema.ts';
import { bilingual, templateField } from './template.schema.ts';

export const allRevocationKinds = [...revocationKinds, 'superseded'] as const;
export type RevocationKind = (typeof allRevocationKinds)[number];

/** As a person sees it: what was issued and has ended is `expired`. */
export const standings = ['prepared', 'valid', 'expired', 'revoked', 'refused'] as const;
export type Standing = (typeof standings)[number];

export const certificateSummary = z.object({
  id: z.uuid(),
  type: bilingual,
  number: z.string().nullable(),
  holderName: z.string(),
  issuerName: z.string(),
  standing: z.enum(standings),
  issuedAt: z.iso.datetime().nullable(),
  validUntil: z.iso.date().nullable(),
  revocation: z.object({ at: z.iso.datetime(), kind: z.enum(allRevocationKinds) }).nullable(),
});
export type CertificateSummary = z.infer<typeof certificateSummary>;

export const certificateQuery = z.object({
  q: z.string().trim().max(80).optional().describe('the beginning of the holder’s name, or the whole number'),
  state: z.enum(['issued', 'superseded', 'revoked']).optional(),
});

export const certificateDetail = certificateSummary.extend({
  holder: z.object({ kind: z.enum(['person', 'organisation']), id: z.uuid() }),
  releaseId: z.uuid(),
  templateId: z.uuid(),
  organisationId: z.uuid(),
  fields: z.array(z.object({ field: templateField, value: z.string() })),
  revocationReason: z.string().nullable(),
  replacesId: z.uuid().nullable(),
  mayRevoke: z.boolean(),
  mayReissue: z.boolean(),
  /** A picture of the page. */
  svg: z.string(),
});
export type CertificateDetail = z.infer<typeof certificateDetail>;

export const revocation = z.strictObject({
  kind: z.enum(revocationKinds),
  reason: z.string().trim().min(2).max(200),
});

export const reissue = z.strictObject({
  reason: z.string().trim().min(2).max(200),
  values: z.record(z.string().max(30), z.string().max(300)).default({}),
});

export const walletItem = certificateSummary.extend({
  holderId: z.uuid(),
  /** The signed-in person's own, or a child's. */
  isOwn: z.boolean(),
});
export const wallet = z.object({ items: z.array(walletItem) });
export type WalletItem = z.infer<typeof walletItem>;

export const walletDetail = walletItem.extend({
  /** For the stranger who checks it: scanned, or typed. */
  url: z.string(),
  shortCode: z.string(),
  /** The modules of the QR code, as an address of a picture. */
  code: z.string(),
  svg: z.string(),
});
export type WalletDetail = z.infer<typeof walletDetail>;
