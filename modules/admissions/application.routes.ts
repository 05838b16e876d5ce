import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  applicationEdit,
  applicationInput,
  applicationResponse,
  applicationStates,
} from './application.schema.ts';
import {
  answerSeat,
  apply,
  editApplication,
  ownApplications,
  withdrawApplication,
} from './application.service.ts';
import { countApplications, getApplication, listApplications } from './review.service.ts';

const ofTenant = z.object({ tenantId: z.uuid(), id: z.uuid() });

export const applicationRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/tenants/:tenantId/plans/:id/applications',
    permission: 'signed-in',
    summary: 'A guardian applies for a child; sending it twice gives the first application again',
    params: ofTenant,
    body: applicationInput,
    response: applicationResponse,
    status: 201,
    perMinute: 30,
    atOnce: 12,
    handler: (ctx, { params, body }) => apply(ctx, { tenantId: params.tenantId, planId: params.id }, body),
  }),
  route({
    method: 'GET',
    path: '/applications/mine',
    permission: 'signed-in',
    summary: 'My applications, in every county, the latest first',
    response: z.object({ items: z.array(applicationResponse) }),
    handler: async (ctx) => ({ items: await ownApplications(ctx) }),
  }),
  route({
    method: 'PUT',
    path: '/tenants/:tenantId/applications/:id',
    permission: 'signed-in',
    summary: 'Changes the wishes while applications are open',
    params: ofTenant,
    body: applicationEdit,
    response: applicationResponse,
    handler: (ctx, { params, body }, http) =>
      editApplication(ctx, { ...params, version: http.ifMatch() }, body),
  }),
  route({
    method: 'POST',
    path: '/tenants/:tenantId/applications/:id/withdrawal',
    permission: 'signed-in',
    summary: 'Takes an application back',
    params: ofTenant,
    response: applicationResponse,
    handler: (ctx, { params }) => withdrawApplication(ctx, params),
  }),
  route({
    method: 'POST',
    path: '/tenants/:tenantId/applications/:id/seat',
    permission: 'signed-in',
    summary: 'Takes or declines the seat that was given',
    params: ofTenant,
    body: z.strictObject({ answer: z.enum(['confirmed', 'declined']) }),
    response: applicationResponse,
    handler: (ctx, { params, body }) => answerSeat(ctx, { ...params, ...body }),
  }),
  route({
    method: 'GET',
    path: '/plans/:id/applications',
    permission: 'admissions.application.read',
    summary: 'Applications of a plan by number; a school sees those that name it first or are placed there',
    params: z.object({ id: z.uuid() }),
    query: pageQuery.extend({ state: z.enum(applicationStates).optional() }),
    response: pageOf(applicationResponse),
    handler: (ctx, { params, query }) => listApplications(ctx, { ...query, planId: params.id }),
  }),
  route({
    method: 'GET',
    path: '/plans/:id/counts',
    permission: 'admissions.application.read',
    summary: 'How many applications are in which state',
    params: z.object({ id: z.uuid() }),
    response: z.object({ counts: z.record(z.string(), z.number()) }),
    handler: async (ctx, { params }) => ({ counts: await countApplications(ctx, params.id) }),
  }),
  route({
    method: 'GET',
    path: '/applications/:id',
    permission: 'admissions.application.read',
    summary: 'One application, for its reviewers',
    params: z.object({ id: z.uuid() }),
    response: applicationResponse,
    handler: (ctx, { params }) => getApplication(ctx, params.id),
  }),
];
