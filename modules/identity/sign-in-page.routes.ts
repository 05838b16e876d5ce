import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';

/** What the pages before sign-in need to know. */
export const signInPageRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/sign-in-options',
    permission: 'public',
    summary: 'Which ways to sign in and to recover an account are open here',
    response: z.object({ recovery: z.object({ phone: z.boolean(), mail: z.boolean() }), demo: z.boolean() }),
    handler: async ({ ports }) => ({
      recovery: { phone: ports.sms.available, mail: ports.mail.available },
      demo: ports.outbox !== undefined,
    }),
  }),
  route({
    method: 'GET',
    path: '/dev-mailbox',
    permission: 'public',
    summary: 'In a demo only: the messages that would have been sent',
    response: z.object({
      items: z.array(
        z.object({
          id: z.number().int(),
          channel: z.enum(['mail', 'sms']),
          to: z.string(),
          subject: z.string().optional(),
          text: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
    handler: async ({ ports }) => {
      if (!ports.outbox) throw new PlatformError('resource.not-found');
      return { items: [...ports.outbox.list()] };
    },
  }),
];
