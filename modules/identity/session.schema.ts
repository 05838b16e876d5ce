import { z } from 'zod';

const bilingual = z.object({ zh: z.string(), en: z.string() });

const home = z.enum(['pupil', 'guardian', 'teacher', 'school', 'bureau', 'admin', 'citizen']);

export const heldRole = z.object({
  id: z.string().describe('What PUT /api/identity/session/role takes'),
  role: z.string(),
  roleName: bilingual,
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  tenantId: z.uuid(),
  home,
});

export const mustDo = z.enum(['password', 'second-factor']);
export type MustDo = z.infer<typeof mustDo>;

/** Who is signed in, as which role, and what they may do: what the shell asks first. */
export const sessionView = z.discriminatedUnion('signedIn', [
  z.object({ signedIn: z.literal(false) }),
  z.object({
    signedIn: z.literal(true),
    person: z.object({ id: z.uuid(), name: z.string(), avatarText: z.string() }),
    account: z.object({
      id: z.uuid(),
      loginName: z.string(),
      sharedDevice: z.boolean().describe('Nothing may be saved on this device'),
      secondFactor: z.enum(['none', 'enrolled']),
      strong: z.boolean().describe('A second factor was given in this session'),
      idleSeconds: z.number().int(),
      expiresAt: z.iso.datetime(),
    }),
    roles: z.array(heldRole),
    activeRole: heldRole.nullable(),
    permissions: z.array(z.string()),
    mustDo: z.array(mustDo),
  }),
]);
export type SessionView = z.infer<typeof sessionView>;

const device = z.boolean().default(false).describe('Others use this computer too: the session ends soon');

export const signInRequest = z.object({
  name: z.string().trim().min(1).max(64).describe('Account name, mobile phone or student number'),
  password: z.string().min(1).max(256),
  sharedDevice: device,
});

export const signInResponse = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), session: sessionView }),
  z.object({
    state: z.literal('second-factor'),
    ticket: z.string(),
    kinds: z.array(z.enum(['totp', 'passkey', 'recovery-code'])),
    expiresAt: z.iso.datetime(),
  }),
]);

export const sessionItem = z.object({
  id: z.uuid(),
  current: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  strong: z.boolean(),
  sharedDevice: z.boolean(),
  address: z.string().nullable(),
  device: z.object({ browser: z.string(), system: z.string() }),
});
