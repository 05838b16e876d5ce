import { z } from 'zod';
import { pageOf } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { pupilHistory } from './history.service.ts';
import { historyResponse, pupilQuery, pupilResponse, schoolResponse } from './pupil.schema.ts';
import { listPupils, schoolOverview } from './pupil.service.ts';

const params = z.object({ id: z.uuid() });

export const pupilRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/schools/:id',
    permission: 'register.pupil.read',
    summary: 'A school’s cohorts and classes with how many pupils are in them today',
    params,
    response: schoolResponse,
    handler: (ctx, { params }) => schoolOverview(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/pupils',
    permission: 'register.pupil.read',
    summary: 'Pupils of a school or class: here (by pinyin), to come, or gone (the latest first)',
    query: pupilQuery,
    response: pageOf(pupilResponse),
    handler: (ctx, { query }) => listPupils(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/pupils/:id',
    permission: 'register.history.read',
    summary: 'Where a pupil was on a date, with all periods, changes and transfers',
    params,
    query: z.object({ on: z.iso.date().optional() }),
    response: historyResponse,
    handler: (ctx, { params, query }) => pupilHistory(ctx, params.id, query.on),
  }),
];
