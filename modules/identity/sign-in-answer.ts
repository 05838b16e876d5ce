import type { FastifyReply } from 'fastify';
import type { Ctx } from '#platform/ctx.ts';
import { setSessionCookie } from './session-token.ts';
import type { SignInResult } from './sign-in.service.ts';

/** A whole school may sit behind one address when the morning begins; guesses are limited by the attempt service. */
export const signInsPerMinute = 1200;

/** Hands a new session to the browser and answers with it, or with what is still asked for. */
export function answerSignIn(ctx: Ctx, result: SignInResult, reply: FastifyReply) {
  if (result.state === 'second-factor') return { ...result, expiresAt: result.expiresAt.toISOString() };
  const { state, token, maxAge, session } = result;
  setSessionCookie(reply, ctx.ports.config, token, maxAge);
  return { state, session };
}

/** What hands out a secret or a cookie is not kept to answer a repeated request: it is done again, or refused. */
export const notRemembered = (ctx: Ctx): Ctx => ({ ...ctx, idempotency: undefined });
