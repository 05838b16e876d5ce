import { z } from 'zod';
import { allRevocationKinds } from './certificate.schema.ts';
import { bilingual } from './template.schema.ts';

export const verdicts = [
  'genuine',
  'revoked',
  'expired',
  'altered',
  'foreign',
  'not-ours',
  'unreadable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** All that a stranger learns of a certificate. */
export const publicFacts = z.object({
  type: bilingual,
  issuerName: z.string(),
  /** Masked: 马*丰. */
  holderName: z.string(),
});
export type PublicFacts = z.infer<typeof publicFacts>;

const revocation = z.object({ on: z.iso.date(), kind: z.enum(allRevocationKinds) });

export const codeAnswer = z.object({
  verdict: z.enum(['genuine', 'revoked', 'expired']),
  facts: publicFacts,
  revocation: revocation.nullable(),
  expiredOn: z.iso.date().nullable(),
});
export type CodeAnswer = z.infer<typeof codeAnswer>;

/** Why a file is not what it looks like. */
export const fileReasons = [
  'content-changed',
  'bytes-appended',
  'signature-damaged',
  'signature-removed',
  'signed-by-another',
  'not-registered',
  'no-signature',
  'no-pdf',
] as const;
export type FileReason = (typeof fileReasons)[number];

export const fileAnswer = z.object({
  verdict: z.enum(verdicts),
  reason: z.enum(fileReasons).nullable(),
  /** Of the certificate that the file is, or says that it is. */
  facts: publicFacts.nullable(),
  revocation: revocation.nullable(),
  expiredOn: z.iso.date().nullable(),
  /** Who signed instead, as that certificate says. Whoever makes a certificate chooses the name in it. */
  signedBy: z.string().nullable(),
  /** How the time of the signature is known: the register of issued certificates, not the file's own word. */
  timeKnownBy: z.enum(['register']).nullable(),
});
export type FileAnswer = z.infer<typeof fileAnswer>;
