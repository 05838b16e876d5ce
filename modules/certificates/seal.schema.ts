import { z } from 'zod';
import { keyAlgorithms } from '#platform/pades/key-pair.ts';
import { longestSealName } from './seal-drawing.ts';

export const sealName = z.string().trim().min(2).max(longestSealName);

/** 256 KB as base64. */
const picture = z.base64().max(350_000);

export const newSeal = z.strictObject({
  organisationId: z.uuid(),
  /** Around the ring; the institution's name when it is left out. */
  name: sealName.optional(),
  algorithm: z.enum(keyAlgorithms).default('ecdsa-p256'),
  /** A PNG to be used in place of the drawn seal, in base64. */
  picture: picture.optional(),
});

export const sealSummary = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  name: z.string(),
  algorithm: z.enum(keyAlgorithms),
  state: z.enum(['active', 'retired']),
  isUploaded: z.boolean(),
  createdAt: z.iso.datetime(),
  /** The address of the picture. */
  picture: z.string(),
  certificate: z
    .object({
      serial: z.string(),
      fingerprint: z.string(),
      notBefore: z.iso.datetime(),
      notAfter: z.iso.datetime(),
      authorityId: z.uuid(),
    })
    .nullable(),
  retirement: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type SealSummary = z.infer<typeof sealSummary>;

export const retirement = z.strictObject({ reason: z.string().trim().min(2).max(200) });
