import { z } from 'zod';
import type { Ctx } from '#platform/ctx.ts';
import { type AnyRoute, type Http, route } from '#platform/http/route.ts';
import { contextFor } from '#platform/http/server.ts';
import { endOtherSessions, endOwnSession, viewOwnSessions } from './own-sessions.service.ts';
import { sessionItem, sessionView, signInRequest, signInResponse } from './session.schema.ts';
import { type Opened, signOut, switchRole, viewSession } from './session.service.ts';
import { clearSessionCookie, readSessionToken, setSessionCookie } from './session.token.ts';
import { type SignInResult, signIn } from './sign-in.service.ts';

/** A whole school may sit behind one address when the morning begins; guesses are limited by `address.limit.ts`. */
export const signInsPerMinute = 1200;

/** Hands a new session to the browser and answers with it. */
export async function answerSignedIn(ctx: Ctx, { token, maxAge, actor }: Opened, { reply }: Http) {
  setSessionCookie(reply, ctx.ports.config, token, maxAge);
  return { state: 'signed-in' as const, session: await viewSession(contextFor(ctx, actor)) };
}

/** Answers with the session, or with what is still asked for. */
export async function answerSignIn(ctx: Ctx, result: SignInResult, http: Http) {
  if (result.state === 'second-factor') return { ...result, expiresAt: result.expiresAt.toISOString() };
  return answerSignedIn(ctx, result, http);
}

export const sessionRoutes: AnyRoute[] = [
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
      return answerSignIn(ctx, await signIn(ctx, body, before), http);
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
      return viewSession(ctx);
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
    handler: async (ctx, { body }) => viewSession(contextFor(ctx, await switchRole(ctx, body.roleId))),
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
