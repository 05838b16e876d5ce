import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  adjustRequest,
  planRequest,
  promotionResponse,
  promotionSummary,
  removedResponse,
  startedResponse,
} from './promotion.schema.ts';
import { adjustPromotion, getPromotion, listPromotions, planSchool } from './promotion.service.ts';
import { startApplication } from './promotion-apply.service.ts';
import { removePromotion } from './promotion-undo.service.ts';

const params = z.object({ id: z.uuid() });

export const promotionRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/promotions',
    permission: 'register.promotion.plan',
    summary: 'Plan a school’s year end; nothing changes but the plan',
    body: planRequest,
    response: promotionResponse,
    status: 201,
    handler: (ctx, { body }) => planSchool(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/promotions',
    permission: 'register.promotion.read',
    summary: 'Promotions of a school, the latest first',
    query: z.object({ schoolId: z.uuid() }),
    response: z.object({ items: z.array(promotionSummary) }),
    handler: (ctx, { query }) => listPromotions(ctx, query.schoolId),
  }),
  route({
    method: 'GET',
    path: '/promotions/:id',
    permission: 'register.promotion.read',
    summary: 'A promotion; until it is applied, as the school stands now',
    params,
    response: promotionResponse,
    handler: (ctx, { params }) => getPromotion(ctx, params.id),
  }),
  route({
    method: 'PATCH',
    path: '/promotions/:id',
    permission: 'register.promotion.plan',
    summary: 'Change the choices of a plan',
    params,
    body: adjustRequest,
    response: promotionResponse,
    handler: (ctx, { params, body }, http) => adjustPromotion(ctx, params.id, http.ifMatch(), body),
  }),
  route({
    method: 'POST',
    path: '/promotions/:id/application',
    permission: 'register.promotion.apply',
    summary: 'Apply the plan as one job; one that stopped half-way goes on',
    params,
    response: startedResponse,
    status: 202,
    handler: async (ctx, { params }) => ({ jobId: await startApplication(ctx, params.id) }),
  }),
  route({
    method: 'DELETE',
    path: '/promotions/:id',
    permission: 'register.promotion.apply',
    summary: 'Throw a plan away, or take an applied promotion back until the new term starts',
    params,
    response: removedResponse,
    handler: (ctx, { params }) => removePromotion(ctx, params.id),
  }),
];
