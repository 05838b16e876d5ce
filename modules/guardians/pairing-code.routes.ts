import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { issuePairingCodes, linkChild } from './pairing-code.service.ts';

const id = z.uuid();
const relations = ['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other'] as const;

export const pairingCodeRoutes = [
  route({
    method: 'POST',
    path: '/pairing-codes',
    permission: 'guardians.pairing-code.issue',
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
    path: '/children',
    permission: 'signed-in',
    // A code has 49 random bits; this keeps guessing hopeless.
    perMinute: 10,
    summary: 'Link a child to yourself by the code from its school',
    body: z.strictObject({ code: z.string().min(8).max(40), relation: z.enum(relations) }),
    response: z.object({ childId: id, childName: z.string() }),
    status: 201,
    handler: async (ctx, { body }) => {
      const { person } = await linkChild(ctx, body);
      return { childId: person.id, childName: person.name };
    },
  }),
];
