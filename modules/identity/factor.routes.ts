import { z } from 'zod';
import type { Ctx } from '#platform/ctx.ts';
import { type AnyRoute, type Http, route } from '#platform/http/route.ts';
import {
  addedFactor,
  authenticationResponse,
  factorList,
  givenFactor,
  label,
  passkeyOptions,
  recoveryCodes,
  registrationResponse,
  totpCode,
} from './factor.schema.ts';
import {
  addPasskey,
  confirmTotpFactor,
  removeFactor,
  renewRecoveryCodes,
  startPasskey,
  startTotp,
  viewFactors,
} from './factor.service.ts';
import type { Site } from './passkey.ts';
import {
  signInWithPasskey,
  signInWithSecondFactor,
  startPasskeyAnswer,
  strengthenSession,
} from './second-factor.service.ts';
import { sessionView, signInResponse } from './session.schema.ts';
import { readSessionToken } from './session-token.ts';
import { answerSignIn, notRemembered, signInsPerMinute } from './sign-in-answer.ts';

const siteOf = (ctx: Ctx, { request }: Http): Site => ({
  origin: ctx.ports.config.publicUrl
    ? new URL(ctx.ports.config.publicUrl).origin
    : `${request.protocol}://${request.host}`,
});
const tokenBefore = (ctx: Ctx, { request }: Http) => readSessionToken(ctx.ports.config, request.cookies);
const byId = z.object({ id: z.uuid() });

export const factorRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/sessions/second-factor',
    permission: 'public',
    summary: 'Second step of a sign-in: a code or a passkey',
    body: z.object({ ticket: z.string().min(40).max(60), factor: givenFactor }),
    response: signInResponse,
    perMinute: signInsPerMinute,
    handler: async (ctx, { body }, http) =>
      answerSignIn(
        ctx,
        await signInWithSecondFactor(notRemembered(ctx), siteOf(ctx, http), body, tokenBefore(ctx, http)),
        http.reply,
      ),
  }),
  route({
    method: 'POST',
    path: '/sessions/passkey-options',
    permission: 'public',
    summary: 'What the browser needs to answer with a passkey',
    body: z.object({ ticket: z.string().min(40).max(60).optional() }),
    response: passkeyOptions,
    perMinute: signInsPerMinute,
    handler: async (ctx, { body }, http) => startPasskeyAnswer(ctx, siteOf(ctx, http), body.ticket),
  }),
  route({
    method: 'POST',
    path: '/sessions/passkey',
    permission: 'public',
    summary: 'Sign in with a passkey alone',
    body: z.object({ response: authenticationResponse, sharedDevice: z.boolean().default(false) }),
    response: signInResponse,
    perMinute: signInsPerMinute,
    handler: async (ctx, { body }, http) =>
      answerSignIn(
        ctx,
        await signInWithPasskey(notRemembered(ctx), siteOf(ctx, http), body, tokenBefore(ctx, http)),
        http.reply,
      ),
  }),
  route({
    method: 'POST',
    path: '/session/factor',
    permission: 'signed-in',
    summary: 'Give a second factor in the middle of a session (step-up)',
    body: z.object({ factor: givenFactor }),
    response: sessionView,
    evenIfMustDo: true,
    perMinute: 30,
    handler: async (ctx, { body }, http) => strengthenSession(ctx, siteOf(ctx, http), body.factor),
  }),
  route({
    method: 'GET',
    path: '/factors',
    permission: 'signed-in',
    summary: 'Own second factors',
    response: factorList,
    evenIfMustDo: true,
    handler: async (ctx) => viewFactors(ctx),
  }),
  route({
    method: 'POST',
    path: '/factors/totp',
    permission: 'signed-in',
    summary: 'Begin to set up an authenticator app (TOTP, RFC 6238)',
    body: z.object({ label }),
    response: z.object({ id: z.uuid(), secret: z.string(), uri: z.string() }),
    status: 201,
    evenIfMustDo: true,
    perMinute: 30,
    handler: async (ctx, { body }) => startTotp(notRemembered(ctx), body.label),
  }),
  route({
    method: 'POST',
    path: '/factors/totp/:id/confirmation',
    permission: 'signed-in',
    summary: 'Prove that the authenticator app shows the right codes',
    params: byId,
    body: totpCode,
    response: addedFactor,
    evenIfMustDo: true,
    perMinute: 30,
    handler: async (ctx, { params, body }) => confirmTotpFactor(notRemembered(ctx), params.id, body.code),
  }),
  route({
    method: 'POST',
    path: '/factors/passkey-options',
    permission: 'signed-in',
    summary: 'What the browser needs to make a passkey (WebAuthn level 3)',
    response: passkeyOptions,
    evenIfMustDo: true,
    perMinute: 30,
    handler: async (ctx, _input, http) => startPasskey(ctx, siteOf(ctx, http)),
  }),
  route({
    method: 'POST',
    path: '/factors/passkeys',
    permission: 'signed-in',
    summary: 'Keep the passkey that the browser made',
    body: z.object({ label, response: registrationResponse }),
    response: addedFactor,
    status: 201,
    evenIfMustDo: true,
    perMinute: 30,
    handler: async (ctx, { body }, http) => addPasskey(notRemembered(ctx), siteOf(ctx, http), body),
  }),
  route({
    method: 'POST',
    path: '/factors/recovery-codes',
    permission: 'signed-in',
    summary: 'Ten fresh recovery codes; the old ones stop working',
    response: recoveryCodes,
    perMinute: 10,
    handler: async (ctx) => ({ recoveryCodes: await renewRecoveryCodes(notRemembered(ctx)) }),
  }),
  route({
    method: 'DELETE',
    path: '/factors/:id',
    permission: 'signed-in',
    summary: 'Remove a second factor',
    params: byId,
    response: factorList,
    handler: async (ctx, { params }) => {
      await removeFactor(ctx, params.id);
      return viewFactors(ctx);
    },
  }),
];
