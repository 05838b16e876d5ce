import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { admitPupil } from './admission.service.ts';
import {
  admissionRequest,
  changesResponse,
  graduationRequest,
  placementRequest,
  resumptionRequest,
  suspensionRequest,
  withdrawalRequest,
} from './change.schema.ts';
import { undoChange } from './change.service.ts';
import { graduatePupils, placePupils, resumePupil, suspendPupil, withdrawPupil } from './status.service.ts';

export const changeRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/admissions',
    permission: 'register.admission.create',
    summary: 'Admit a known person, or a new one, to a school and class',
    body: admissionRequest,
    response: changesResponse,
    status: 201,
    perMinute: 120,
    handler: (ctx, { body }) => admitPupil(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/placements',
    permission: 'register.placement.create',
    summary: 'Assign up to 500 pupils to a class of their school',
    body: placementRequest,
    response: changesResponse,
    status: 201,
    handler: (ctx, { body }) => placePupils(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/suspensions',
    permission: 'register.suspension.create',
    summary: 'Suspend a pupil until a day',
    body: suspensionRequest,
    response: changesResponse,
    status: 201,
    handler: (ctx, { body }) => suspendPupil(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/resumptions',
    permission: 'register.resumption.create',
    summary: 'Take a suspended pupil back into a class, which may be of a later cohort',
    body: resumptionRequest,
    response: changesResponse,
    status: 201,
    handler: (ctx, { body }) => resumePupil(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/withdrawals',
    permission: 'register.withdrawal.create',
    summary: 'Record that a pupil left without graduating',
    body: withdrawalRequest,
    response: changesResponse,
    status: 201,
    handler: (ctx, { body }) => withdrawPupil(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/graduations',
    permission: 'register.graduation.create',
    summary: 'Graduate pupils, a class or a cohort',
    body: graduationRequest,
    response: changesResponse,
    status: 201,
    handler: (ctx, { body }) => graduatePupils(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/changes/:id',
    permission: 'register.change.undo',
    summary: 'Take a pupil’s latest change back',
    params: z.object({ id: z.uuid() }),
    response: z.object({ undone: z.literal(true) }),
    handler: async (ctx, { params }) => {
      await undoChange(ctx, params.id);
      return { undone: true as const };
    },
  }),
];
