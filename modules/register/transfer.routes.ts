import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  candidateRequest,
  candidateResponse,
  confirmationRequest,
  refusalRequest,
  transferRequest,
  transferResponse,
  transferStates,
} from './transfer.schema.ts';
import {
  applyForTransfer,
  confirmTransfer,
  findCandidate,
  getTransfer,
  listTransfers,
  refuseTransfer,
  withdrawTransfer,
} from './transfer.service.ts';

const params = z.object({ id: z.uuid() });

export const transferRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/transfer-candidates',
    permission: 'register.transfer.apply',
    summary: 'Is this the pupil? Student number and name must agree; the answer is masked and audited',
    body: candidateRequest,
    response: candidateResponse,
    perMinute: 20,
    handler: (ctx, { body }) => findCandidate(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/transfers',
    permission: 'register.transfer.apply',
    summary: 'The receiving school applies for a pupil of another school',
    body: transferRequest,
    response: transferResponse,
    status: 201,
    perMinute: 20,
    handler: (ctx, { body }) => applyForTransfer(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/transfers',
    permission: 'register.transfer.read',
    summary: 'Transfers into or out of the schools at or below your node, the latest first',
    query: pageQuery.extend({
      direction: z.enum(['in', 'out']),
      state: z.enum(transferStates).optional(),
      schoolId: z.uuid().optional(),
    }),
    response: pageOf(transferResponse),
    handler: (ctx, { query }) => listTransfers(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/transfers/:id',
    permission: 'register.transfer.read',
    summary: 'One transfer, seen by either side, the guardian or the pupil',
    params,
    response: transferResponse,
    handler: (ctx, { params }) => getTransfer(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/transfers/:id/confirmation',
    permission: 'register.transfer.decide',
    summary: 'The sending school agrees: the enrolment ends there and opens here',
    params,
    body: confirmationRequest,
    response: transferResponse,
    handler: (ctx, { params, body }) => confirmTransfer(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/transfers/:id/refusal',
    permission: 'register.transfer.decide',
    summary: 'The sending school refuses, with a reason',
    params,
    body: refusalRequest,
    response: transferResponse,
    handler: (ctx, { params, body }) => refuseTransfer(ctx, params.id, body.reason),
  }),
  route({
    method: 'POST',
    path: '/transfers/:id/withdrawal',
    permission: 'register.transfer.apply',
    summary: 'The receiving school takes its application back',
    params,
    response: transferResponse,
    handler: (ctx, { params }) => withdrawTransfer(ctx, params.id),
  }),
];
