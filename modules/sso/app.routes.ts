import { z } from 'zod';
import { roles, tenantsOf } from '#modules/directory/index.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  appDetail,
  appPage,
  appParams,
  bureauChoice,
  centreApp,
  decision,
  editedApp,
  issuedKey,
  newApp,
  reviewQuery,
  roleChoice,
  scopeView,
  standingChange,
} from './app.schema.ts';
import { createApp, editApp, getApp, listOwnApps, submitApp, withdrawApp } from './app.service.ts';
import { listCentre } from './centre.service.ts';
import { getIcon, issueKey, largestIcon, revokeKeys, setIcon } from './key.service.ts';
import { changeStanding, decide, listReviews } from './review.service.ts';
import { describeScope, scopeNames } from './scope.policy.ts';

const done = z.object({ done: z.literal(true) });

const centreRoutes = [
  route({
    method: 'GET',
    path: '/centre',
    permission: 'signed-in',
    summary: 'Apps that the person may enter in the role chosen now',
    response: z.object({ items: z.array(centreApp) }),
    handler: async (ctx) => ({ items: await listCentre(ctx) }),
  }),
  route({
    method: 'GET',
    path: '/apps/:appId/icon',
    permission: 'public',
    summary: 'The picture of an app',
    params: appParams,
    response: z.any(),
    produces: 'image/*',
    handler: async (ctx, { params }, { reply }) => {
      const icon = await getIcon(ctx, params.appId);
      if (!icon) throw notFound('这个图标', 'icon');
      reply.type(icon.media_type);
      reply.header('cache-control', 'public, max-age=300');
      // Opened by itself, a drawing can neither run nor load anything.
      reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
      return icon.content;
    },
  }),
];

const vendorRoutes = [
  route({
    method: 'GET',
    path: '/bureaus',
    permission: 'signed-in',
    summary: 'Bureaus that an app can be handed to',
    response: z.object({ items: z.array(bureauChoice) }),
    handler: async (ctx) => ({
      items: (await tenantsOf(ctx)).map(({ id, name, kind, parentId }) => ({
        id,
        name,
        kind,
        parentId: parentId ?? null,
      })),
    }),
  }),
  route({
    method: 'GET',
    path: '/choices',
    permission: 'signed-in',
    summary: 'What an app can ask for, in plain words, and the roles that it can be for',
    response: z.object({ scopes: z.array(scopeView), roles: z.array(roleChoice) }),
    handler: async () => ({
      scopes: scopeNames.map(describeScope),
      roles: Object.entries(roles).map(([role, { name }]) => ({ role, name })),
    }),
  }),
  route({
    method: 'GET',
    path: '/apps',
    permission: 'signed-in',
    summary: 'Apps that the person applied for',
    query: pageQuery,
    response: appPage,
    handler: (ctx, { query }) => listOwnApps(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/apps',
    permission: 'signed-in',
    summary: 'Begin an application for an app',
    body: newApp,
    response: appDetail,
    status: 201,
    perMinute: 20,
    handler: (ctx, { body }) => createApp(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/apps/:appId',
    permission: 'signed-in',
    summary: 'An app with its history, for its vendor and its reviewers',
    params: appParams,
    response: appDetail,
    handler: (ctx, { params }) => getApp(ctx, params.appId),
  }),
  route({
    method: 'PUT',
    path: '/apps/:appId',
    permission: 'signed-in',
    summary: 'Change an application',
    params: appParams,
    body: editedApp,
    response: appDetail,
    handler: (ctx, { params, body }, http) => editApp(ctx, params.appId, http.ifMatch(), body),
  }),
  route({
    method: 'POST',
    path: '/apps/:appId/submit',
    permission: 'signed-in',
    summary: 'Hand an application to the bureau',
    params: appParams,
    response: appDetail,
    handler: (ctx, { params }) => submitApp(ctx, params.appId),
  }),
  route({
    method: 'POST',
    path: '/apps/:appId/withdraw',
    permission: 'signed-in',
    summary: 'Take an application back before it is decided',
    params: appParams,
    response: appDetail,
    handler: (ctx, { params }) => withdrawApp(ctx, params.appId),
  }),
  route({
    method: 'POST',
    path: '/apps/:appId/icon',
    permission: 'signed-in',
    summary: 'Set the picture of an app: a PNG or SVG of at most 64 KB',
    params: appParams,
    consumes: ['multipart/form-data'],
    bodyLimit: 2 * largestIcon,
    response: done,
    handler: async (ctx, { params }, { request }) => {
      const file = await request.file({ limits: { fileSize: largestIcon } });
      const content = await file?.toBuffer().catch(() => undefined);
      if (!content) throw new PlatformError('sso.icon-unfit');
      await setIcon(ctx, params.appId, content);
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    path: '/apps/:appId/keys',
    permission: 'signed-in',
    summary: 'Make a new secret; the one before runs out in a week',
    params: appParams,
    response: issuedKey,
    status: 201,
    perMinute: 20,
    handler: async (ctx, { params }, { reply }) => {
      reply.header('cache-control', 'no-store');
      return issueKey(ctx, params.appId);
    },
  }),
  route({
    method: 'DELETE',
    path: '/apps/:appId/keys',
    permission: 'signed-in',
    summary: 'End all secrets of an app at once',
    params: appParams,
    response: done,
    handler: async (ctx, { params }) => {
      await revokeKeys(ctx, params.appId);
      return { done: true as const };
    },
  }),
];

const reviewRoutes = [
  route({
    method: 'GET',
    path: '/reviews',
    permission: 'sso.app.review',
    summary: 'Applications handed to the reviewer’s bureau',
    query: reviewQuery,
    response: appPage,
    handler: (ctx, { query }) => listReviews(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/apps/:appId/decision',
    permission: 'sso.app.review',
    summary: 'Approve, return or reject an application',
    params: appParams,
    body: decision,
    response: appDetail,
    handler: (ctx, { params, body }) => decide(ctx, params.appId, body),
  }),
  route({
    method: 'POST',
    path: '/apps/:appId/standing',
    permission: 'sso.app.suspend',
    summary: 'Suspend, resume or revoke a working app; its tokens die at once',
    params: appParams,
    body: standingChange,
    response: appDetail,
    handler: (ctx, { params, body }) => changeStanding(ctx, params.appId, body),
  }),
];

export const appRoutes: AnyRoute[] = [...centreRoutes, ...vendorRoutes, ...reviewRoutes];
