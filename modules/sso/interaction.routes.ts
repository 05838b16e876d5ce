import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { appParams } from './app.schema.ts';
import { listOwnConsents, revokeOwnConsent } from './consent.service.ts';
import {
  consentAnswer,
  givenConsent,
  interactionParams,
  interactionView,
  nextStep,
} from './interaction.schema.ts';
import { agree, refuse, viewInteraction } from './interaction.service.ts';
import { providerFor } from './oidc-issuer.service.ts';

export const interactionRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/interactions/:uid',
    permission: 'signed-in',
    summary: 'What a sign-in request of an app waits for',
    params: interactionParams,
    response: interactionView,
    handler: async (ctx, { params }, { request, reply }) => {
      reply.header('cache-control', 'no-store');
      return viewInteraction(ctx, await providerFor(ctx, request), params.uid);
    },
  }),
  route({
    method: 'POST',
    path: '/interactions/:uid/agree',
    permission: 'signed-in',
    summary: 'Agree to what the app asks for, and go on to it',
    params: interactionParams,
    body: consentAnswer,
    response: nextStep,
    handler: async (ctx, { params, body }, { request }) => ({
      url: await agree(ctx, await providerFor(ctx, request), params.uid, body),
    }),
  }),
  route({
    method: 'POST',
    path: '/interactions/:uid/refuse',
    permission: 'signed-in',
    summary: 'Do not agree; the app is told so',
    params: interactionParams,
    response: nextStep,
    handler: async (ctx, { params }, { request }) => ({
      url: await refuse(ctx, await providerFor(ctx, request), params.uid),
    }),
  }),
  route({
    method: 'GET',
    path: '/consents',
    permission: 'signed-in',
    summary: 'Apps that the person agreed to tell something',
    response: z.object({ items: z.array(givenConsent) }),
    handler: async (ctx) => ({ items: await listOwnConsents(ctx) }),
  }),
  route({
    method: 'DELETE',
    path: '/consents/:appId',
    permission: 'signed-in',
    summary: 'Take consent back; the app’s tokens for the person die at once',
    params: appParams,
    response: z.object({ revoked: z.literal(true) }),
    handler: async (ctx, { params }) => {
      await revokeOwnConsent(ctx, params.appId);
      return { revoked: true as const };
    },
  }),
];
