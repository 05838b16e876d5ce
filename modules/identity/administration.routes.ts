import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  type AccountView,
  changeStatus,
  endSessionsOfOther,
  findAccountsFor,
  resetAccount,
  resetFactors,
  unlockAccount,
  viewAccount,
} from './administration.service.ts';
import { heldRole, sessionItem } from './session.schema.ts';
import { viewRole } from './session.service.ts';
import { toSessionItem } from './session-list.service.ts';
import { notRemembered } from './sign-in-answer.ts';

const byPerson = z.object({ personId: z.uuid() });

const account = z.object({
  personId: z.uuid(),
  personName: z.string(),
  loginName: z.string().nullable(),
  status: z.enum(['none', 'pending', 'active', 'disabled']),
  lockedUntil: z.iso.datetime().nullable(),
  lastSignInAt: z.iso.datetime().nullable(),
  activatedAt: z.iso.datetime().nullable(),
});

const toAccount = ({ loginName, lockedUntil, lastSignInAt, activatedAt, ...rest }: AccountView) => ({
  ...rest,
  loginName: loginName ?? null,
  lockedUntil: lockedUntil?.toISOString() ?? null,
  lastSignInAt: lastSignInAt?.toISOString() ?? null,
  activatedAt: activatedAt?.toISOString() ?? null,
});

const detailed = account.extend({
  roles: z.array(heldRole),
  factors: z.number().int(),
  sessions: z.array(sessionItem.omit({ current: true })),
});

async function viewDetailed(...input: Parameters<typeof viewAccount>) {
  const { roles, sessions, factors, ...view } = await viewAccount(...input);
  return { ...toAccount(view), factors, roles: roles.map(viewRole), sessions: sessions.map(toSessionItem) };
}

/** What the security administrator does with accounts; each step is in the audit trail. */
export const administrationRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/accounts',
    permission: 'identity.account.read',
    summary: 'Find accounts by name, pinyin, account name, phone or student number',
    query: z.object({ q: z.string().trim().min(1).max(64) }),
    response: z.object({ items: z.array(account) }),
    handler: async (ctx, { query }) => ({ items: (await findAccountsFor(ctx, query.q)).map(toAccount) }),
  }),
  route({
    method: 'GET',
    path: '/accounts/:personId',
    permission: 'identity.account.read',
    summary: 'One account with its roles and live sessions',
    params: byPerson,
    response: detailed,
    handler: async (ctx, { params }) => viewDetailed(ctx, params.personId),
  }),
  route({
    method: 'PUT',
    path: '/accounts/:personId/status',
    permission: 'identity.account.manage',
    summary: 'Disable or enable an account; disabling ends its sessions',
    params: byPerson,
    body: z.object({ status: z.enum(['active', 'disabled']) }),
    response: detailed,
    handler: async (ctx, { params, body }) => {
      await changeStatus(ctx, params.personId, body.status);
      return viewDetailed(ctx, params.personId);
    },
  }),
  route({
    method: 'DELETE',
    path: '/accounts/:personId/lock',
    permission: 'identity.account.manage',
    summary: 'Open a lock that wrong passwords set',
    params: byPerson,
    response: detailed,
    handler: async (ctx, { params }) => {
      await unlockAccount(ctx, params.personId);
      return viewDetailed(ctx, params.personId);
    },
  }),
  route({
    method: 'POST',
    path: '/accounts/:personId/reset',
    permission: 'identity.account.manage',
    summary: 'Take the password away and issue a code for a new one',
    params: byPerson,
    response: z.object({
      personName: z.string(),
      loginName: z.string(),
      code: z.string(),
      expiresAt: z.iso.datetime(),
    }),
    status: 201,
    handler: async (ctx, { params }) => {
      const issued = await resetAccount(notRemembered(ctx), params.personId);
      return { ...issued, expiresAt: issued.expiresAt.toISOString() };
    },
  }),
  route({
    method: 'DELETE',
    path: '/accounts/:personId/factors',
    permission: 'identity.account.manage',
    summary: 'Remove the second factors of who lost them',
    params: byPerson,
    response: detailed,
    handler: async (ctx, { params }) => {
      await resetFactors(ctx, params.personId);
      return viewDetailed(ctx, params.personId);
    },
  }),
  route({
    method: 'DELETE',
    path: '/accounts/:personId/sessions',
    permission: 'identity.session.end',
    summary: 'Sign somebody out everywhere',
    params: byPerson,
    response: z.object({ ended: z.number().int() }),
    handler: async (ctx, { params }) => ({ ended: await endSessionsOfOther(ctx, params.personId) }),
  }),
];
