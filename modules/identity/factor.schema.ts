import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const encoded = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);
const code = z.string().trim().min(6).max(24);

/** What `navigator.credentials.create()` answers, as JSON (WebAuthn level 3, 5.1.8). Checked in full when verified. */
export const registrationResponse = z.looseObject({
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string().max(60), z.unknown()),
  response: z.looseObject({
    clientDataJSON: encoded(4000),
    attestationObject: encoded(40_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
}) as unknown as z.ZodType<RegistrationResponseJSON>;

/** What `navigator.credentials.get()` answers. */
export const authenticationResponse = z.looseObject({
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string().max(60), z.unknown()),
  response: z.looseObject({
    clientDataJSON: encoded(4000),
    authenticatorData: encoded(4000),
    signature: encoded(4000),
    userHandle: encoded(200).optional(),
  }),
}) as unknown as z.ZodType<AuthenticationResponseJSON>;

export const givenFactor = z.union([
  z.object({ kind: z.literal('totp'), code }),
  z.object({ kind: z.literal('recovery-code'), code }),
  z.object({ kind: z.literal('passkey'), response: authenticationResponse }),
]);

export const totpCode = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});
export const label = z.string().trim().min(1).max(40);

export const factorList = z.object({
  factors: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['totp', 'passkey']),
      label: z.string(),
      createdAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
  recoveryCodesLeft: z.number().int(),
});

export const addedFactor = z.object({ id: z.uuid(), recoveryCodes: z.array(z.string()) });
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** Options are the browser's own format; handed through. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });
