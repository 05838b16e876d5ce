import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { drawRequest, resultResponse } from './draw.schema.ts';
import { drawList, drawPlan, publicResult } from './draw.service.ts';
import { offerResponse, offersInput, planInput, planResponse } from './plan.schema.ts';
import { createPlan, editPlan, getPlan, listPlans, publishPlan, setOffers } from './plan.service.ts';

const params = z.object({ id: z.uuid() });
const ofTenant = z.object({ tenantId: z.uuid(), id: z.uuid() });

export const planRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/tenants/:tenantId/plans',
    permission: 'public',
    summary: 'Admission plans of a county, the latest first; its own officers see drafts too',
    params: z.object({ tenantId: z.uuid() }),
    query: pageQuery,
    response: pageOf(planResponse),
    handler: (ctx, { params, query }) => listPlans(ctx, { ...query, ...params }),
  }),
  route({
    method: 'GET',
    path: '/tenants/:tenantId/plans/:id',
    permission: 'public',
    summary: 'One plan with schools, seats and districts',
    params: ofTenant,
    response: planResponse.extend({ offers: z.array(offerResponse) }),
    handler: (ctx, { params }) => getPlan(ctx, params.tenantId, params.id),
  }),
  route({
    method: 'POST',
    path: '/plans',
    permission: 'admissions.plan.edit',
    summary: 'A draft plan of your bureau',
    body: planInput,
    response: planResponse,
    status: 201,
    handler: (ctx, { body }) => createPlan(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/plans/:id',
    permission: 'admissions.plan.edit',
    summary: 'Changes a draft',
    params,
    body: planInput,
    response: planResponse,
    handler: (ctx, { params, body }, http) => editPlan(ctx, params.id, http.ifMatch(), body),
  }),
  route({
    method: 'PUT',
    path: '/plans/:id/offers',
    permission: 'admissions.plan.edit',
    summary: 'All seats and districts of a draft, written anew',
    params,
    body: offersInput,
    response: z.object({ offers: z.array(offerResponse) }),
    bodyLimit: 4 * 1024 * 1024,
    handler: async (ctx, { params, body }) => ({ offers: await setOffers(ctx, params.id, body.offers) }),
  }),
  route({
    method: 'POST',
    path: '/plans/:id/publication',
    permission: 'admissions.plan.publish',
    summary: 'Publishes the plan and the commitment to a secret seed',
    params,
    response: planResponse,
    handler: (ctx, { params }) => publishPlan(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/plans/:id/draw',
    permission: 'admissions.draw.run',
    summary: 'Draws lots and gives the seats, with the witnessed figure',
    params,
    body: drawRequest,
    response: planResponse,
    handler: (ctx, { params, body }) => drawPlan(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/tenants/:tenantId/plans/:id/result',
    permission: 'public',
    summary: 'The draws with the commands that recompute them; numbers only, no names',
    params: ofTenant,
    response: resultResponse,
    handler: (ctx, { params }, { request }) =>
      publicResult(ctx, { ...params, origin: `${request.protocol}://${request.host}` }),
  }),
  route({
    method: 'GET',
    path: '/tenants/:tenantId/plans/:id/draws/:round/:schoolId/:category',
    permission: 'public',
    summary: 'The numbers that took part in one draw, one a line',
    params: ofTenant.extend({
      round: z.coerce.number().int().min(1).max(20),
      schoolId: z.uuid(),
      category: z.coerce.number().int().min(1).max(99),
    }),
    response: z.string(),
    produces: 'text/plain; charset=utf-8',
    handler: (ctx, { params }) => drawList(ctx, params),
  }),
];
