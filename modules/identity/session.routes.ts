import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { sessionItem, sessionView, signInRequest, signInResponse } from './session.schema.ts';
import { signOut, switchRole, viewCurrentSession } from './session.service.ts';
import { endOtherSessions, endOwnSession, viewOwnSessions } from './session-list.service.ts';
import { clearSessionCookie, readSessionToken } from './session-token.ts';
import { signIn } from './sign-in.service.ts';
import { answerSignIn, notRemembered, signInsPerMinute } from './sign-in-answer.ts';

export const sessionRoutes: AnyRoute[] = [
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
  route({
    method: 'POST',
    path: '/sessions',
    permission: 'public',
    summary: 'Sign in with account name, phone or student number and password',
    body: signInRequest,
    response: signInResponse,
    perMinute: signInsPerMinute,
    handler: async (ctx, { body }, http) => {
      const before = readSessionToken(ctx.ports.config, http.request.cookies);
      return answerSignIn(ctx, await signIn(notRemembered(ctx), body, before), http.reply);
    },
  }),
  route({
    method: 'GET',
    path: '/session',
    permission: 'public',
    summary: 'Who is signed in, as which role, and what they may do',
    response: sessionView,
    handler: async (ctx, _input, { reply }) => {
      reply.header('cache-control', 'no-store');
      return viewCurrentSession(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/session/role',
    permission: 'signed-in',
    summary: 'Act as another of the roles held',
    body: z.object({ roleId: z.string().min(1).max(100) }),
    response: sessionView,
    evenIfMustDo: true,
    handler: async (ctx, { body }) => switchRole(ctx, body.roleId),
  }),
  route({
    method: 'DELETE',
    path: '/session',
    permission: 'signed-in',
    summary: 'Sign out',
    response: z.object({ signedIn: z.literal(false) }),
    evenIfMustDo: true,
    handler: async (ctx, _input, { reply }) => {
      await signOut(ctx);
      clearSessionCookie(reply, ctx.ports.config);
      return { signedIn: false as const };
    },
  }),
  route({
    method: 'GET',
    path: '/sessions',
    permission: 'signed-in',
    summary: 'Where the own account is signed in',
    response: z.object({ items: z.array(sessionItem) }),
    handler: async (ctx) => ({ items: await viewOwnSessions(ctx) }),
  }),
  route({
    method: 'DELETE',
    path: '/sessions/:id',
    permission: 'signed-in',
    summary: 'Sign the own account out on another device',
    params: z.object({ id: z.uuid() }),
    response: z.object({ items: z.array(sessionItem) }),
    handler: async (ctx, { params }) => {
      await endOwnSession(ctx, params.id);
      return { items: await viewOwnSessions(ctx) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/sessions',
    permission: 'signed-in',
    summary: 'Sign the own account out on all other devices',
    response: z.object({ items: z.array(sessionItem) }),
    handler: async (ctx) => {
      await endOtherSessions(ctx);
      return { items: await viewOwnSessions(ctx) };
    },
  }),
];
