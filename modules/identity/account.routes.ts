import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { activate } from './activation.service.ts';
import { issueClassCards, viewClassCards } from './card.service.ts';
import { changePassword } from './password.service.ts';
import { type PasswordTicket, setPasswordByTicket } from './password-ticket.service.ts';
import { confirmRecovery, startRecovery } from './recovery.service.ts';
import { sessionView, signInResponse } from './session.schema.ts';
import { readSessionToken } from './session-token.ts';
import { answerSignIn, notRemembered, signInsPerMinute } from './sign-in-answer.ts';

const ticket = z.string().min(40).max(60);
const password = z.string().min(1).max(256);
const loginName = z.string().trim().min(1).max(64);

const passwordTicket = z.object({
  ticket: z.string(),
  personName: z.string(),
  loginName: z.string(),
  level: z.enum(['pupil', 'guardian', 'staff', 'administrator']),
  policy: z.object({ minLength: z.number().int(), minClasses: z.number().int() }),
  expiresAt: z.iso.datetime(),
});

const viewTicket = ({ expiresAt, ...ticket }: PasswordTicket) => ({
  ...ticket,
  expiresAt: expiresAt.toISOString(),
});

export const accountRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/activations',
    permission: 'public',
    summary: 'Turn the code of a class-issued card into the right to choose a password',
    body: z.object({ name: loginName, code: z.string().min(1).max(40) }),
    response: passwordTicket,
    perMinute: signInsPerMinute,
    handler: async (ctx, { body }) => viewTicket(await activate(notRemembered(ctx), body)),
  }),
  route({
    method: 'POST',
    path: '/recoveries',
    permission: 'public',
    summary: 'Send a code to a phone or mail address on record; the answer is the same when there is none',
    body: z.object({ channel: z.enum(['phone', 'mail']), address: z.string().trim().min(3).max(120) }),
    response: z.object({ ticket: z.string(), expiresAt: z.iso.datetime() }),
    status: 202,
    perMinute: 60,
    handler: async (ctx, { body }) => {
      const { ticket, expiresAt } = await startRecovery(notRemembered(ctx), body);
      return { ticket, expiresAt: expiresAt.toISOString() };
    },
  }),
  route({
    method: 'POST',
    path: '/recoveries/confirmation',
    permission: 'public',
    summary: 'Turn the code of a message into the right to choose a password',
    body: z.object({
      ticket,
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    }),
    response: passwordTicket,
    perMinute: 120,
    handler: async (ctx, { body }) => viewTicket(await confirmRecovery(notRemembered(ctx), body)),
  }),
  route({
    method: 'POST',
    path: '/passwords',
    permission: 'public',
    summary: 'Choose a password with a ticket, and sign in',
    body: z.object({ ticket, password, sharedDevice: z.boolean().default(false) }),
    response: signInResponse,
    perMinute: signInsPerMinute,
    handler: async (ctx, { body }, http) => {
      const before = readSessionToken(ctx.ports.config, http.request.cookies);
      return answerSignIn(ctx, await setPasswordByTicket(notRemembered(ctx), body, before), http.reply);
    },
  }),
  route({
    method: 'PUT',
    path: '/account/password',
    permission: 'signed-in',
    summary: 'Change the own password',
    body: z.object({ currentPassword: password, password }),
    response: sessionView,
    evenIfMustDo: true,
    perMinute: 30,
    handler: async (ctx, { body }) => changePassword(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/classes/:id/cards',
    permission: 'identity.card.issue',
    summary: 'How far the pupils of a class are with their accounts',
    params: z.object({ id: z.uuid() }),
    response: z.object({
      className: z.string(),
      items: z.array(
        z.object({
          personId: z.uuid(),
          personName: z.string(),
          loginName: z.string().nullable(),
          status: z.enum(['none', 'pending', 'active', 'disabled']),
          cardUntil: z.iso.datetime().nullable(),
        }),
      ),
    }),
    handler: async (ctx, { params }) => {
      const { className, items } = await viewClassCards(ctx, params.id);
      return {
        className,
        items: items.map((item) => ({
          ...item,
          loginName: item.loginName ?? null,
          cardUntil: item.cardUntil?.toISOString() ?? null,
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/classes/:id/cards',
    permission: 'identity.card.issue',
    summary: 'Issue activation cards to the pupils of a class; for pupils named, this resets their account',
    params: z.object({ id: z.uuid() }),
    body: z.object({ personIds: z.array(z.uuid()).min(1).max(200).optional() }),
    response: z.object({
      className: z.string(),
      skipped: z.number().int().describe('Pupils who have activated their account already'),
      expiresAt: z.iso.datetime(),
      cards: z.array(
        z.object({ personId: z.uuid(), personName: z.string(), loginName: z.string(), code: z.string() }),
      ),
    }),
    status: 201,
    perMinute: 30,
    handler: async (ctx, { params, body }) => {
      const cards = await issueClassCards(notRemembered(ctx), { classId: params.id, ...body });
      return { ...cards, expiresAt: cards.expiresAt.toISOString() };
    },
  }),
];
