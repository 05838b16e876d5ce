import { z } from 'zod';
import type { Ctx } from '#platform/ctx.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  addSigners,
  completeTask,
  countTasks,
  endDelegation,
  listHolidays,
  type Moved,
  reassignTask,
  removeHoliday,
  removeSigner,
  resumeCase,
  retryAction,
  returnTask,
  setHoliday,
  skipAction,
  suspendCase,
  takeBack,
  urge,
  voidCase,
  withdrawCase,
} from '#platform/workflow/index.ts';
import { boardResponse } from './board.schema.ts';
import { showBoard } from './board.service.ts';
import {
  caseRequest,
  caseResponse,
  casesQuery,
  casesResponse,
  completeManyRequest,
  completeManyResponse,
  completeRequest,
  countsResponse,
  delegationRequest,
  delegationsResponse,
  holiday,
  holidaysResponse,
  movedResponse,
  reassignRequest,
  returnRequest,
  signersRequest,
  taskRequest,
  tasksQuery,
  tasksResponse,
  tokenRequest,
} from './work.schema.ts';
import {
  completeMany,
  giveDelegation,
  showCase,
  showCases,
  showDelegations,
  showTasks,
} from './work.service.ts';

const params = z.object({ id: z.uuid() });
const signedIn = 'signed-in';

/** One move in a task: the engine decides whose right it is. */
const taskMove = <B extends z.ZodType>(
  path: string,
  summary: string,
  body: B,
  run: (ctx: Ctx, taskId: string, body: z.infer<B>) => Promise<Moved>,
): AnyRoute =>
  route({
    method: 'POST',
    path: `/tasks/:id/${path}`,
    permission: signedIn,
    summary,
    params,
    body,
    response: movedResponse,
    handler: (ctx, { params, body }) => run(ctx, params.id, body as z.infer<B>),
  });

const caseMove = <B extends z.ZodType>(
  path: string,
  summary: string,
  body: B,
  run: (ctx: Ctx, caseId: string, body: z.infer<B>) => Promise<Moved>,
): AnyRoute =>
  route({
    method: 'POST',
    path: `/cases/:id/${path}`,
    permission: signedIn,
    summary,
    params,
    body,
    response: movedResponse,
    handler: (ctx, { params, body }) => run(ctx, params.id, body as z.infer<B>),
  });

export const workRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/tasks',
    permission: signedIn,
    summary: 'What the person must do (待办), the most urgent first, or has done (已办), the latest first',
    query: tasksQuery,
    response: tasksResponse,
    handler: (ctx, { query }) => showTasks(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/task-counts',
    permission: signedIn,
    summary: 'How much the person must do, and how much of it is urgent or late',
    response: countsResponse,
    handler: (ctx) => countTasks(ctx),
  }),
  route({
    method: 'POST',
    path: '/task-completions',
    permission: signedIn,
    summary: 'The same choice for many tasks; each succeeds or fails for itself',
    body: completeManyRequest,
    response: completeManyResponse,
    perMinute: 60,
    handler: (ctx, { body }) => completeMany(ctx, body),
  }),
  taskMove('completion', 'Decide a task', completeRequest, (ctx, taskId, body) =>
    completeTask(ctx, { taskId, ...body }),
  ),
  taskMove('return', '退回 to an earlier step or to the applicant', returnRequest, (ctx, taskId, body) =>
    returnTask(ctx, { taskId, ...body }),
  ),
  taskMove('take-back', '收回 one’s own last decision', taskRequest, (ctx, taskId, body) =>
    takeBack(ctx, { taskId, ...body }),
  ),
  taskMove(
    'signers',
    '加签: others sign before, after or beside',
    signersRequest,
    (ctx, taskId, { people, ...body }) =>
      addSigners(ctx, { taskId, ...body, doers: people.map((personId) => ({ personId })) }),
  ),
  taskMove('removal', '减签: takes a signer off a step', taskRequest, (ctx, taskId, body) =>
    removeSigner(ctx, { taskId, ...body }),
  ),
  taskMove('reassignment', '转办 to somebody else', reassignRequest, (ctx, taskId, { personId, ...body }) =>
    reassignTask(ctx, { taskId, ...body, to: { personId } }),
  ),
  taskMove('urging', '催办', taskRequest, (ctx, taskId, body) => urge(ctx, { taskId, ...body })),
  route({
    method: 'GET',
    path: '/cases',
    permission: signedIn,
    summary: 'The person’s own applications, or the cases of its node and below, the latest first',
    query: casesQuery,
    response: casesResponse,
    handler: (ctx, { query }) => showCases(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/cases/:id',
    permission: signedIn,
    summary: 'A case: form, where it stands, timeline, drawing, and what the reader may do',
    params,
    query: z.object({ tenantId: z.uuid().optional() }),
    response: caseResponse,
    handler: (ctx, { params, query }) => showCase(ctx, { caseId: params.id, tenantId: query.tenantId }),
  }),
  caseMove('withdrawal', '撤回 by the applicant', caseRequest, (ctx, caseId, body) =>
    withdrawCase(ctx, { caseId, ...body }),
  ),
  caseMove('suspension', '挂起', caseRequest, (ctx, caseId, { reason = '', ...body }) =>
    suspendCase(ctx, { caseId, ...body, reason }),
  ),
  caseMove('resumption', '恢复', caseRequest, (ctx, caseId, body) => resumeCase(ctx, { caseId, ...body })),
  caseMove('voiding', '作废', caseRequest, (ctx, caseId, { reason = '', ...body }) =>
    voidCase(ctx, { caseId, ...body, reason }),
  ),
  caseMove('action-retry', 'Try a failed service call again', tokenRequest, (ctx, caseId, body) =>
    retryAction(ctx, { caseId, ...body }),
  ),
  caseMove(
    'action-skip',
    'Go on without a failed service call',
    tokenRequest,
    (ctx, caseId, { reason = '', ...body }) => skipAction(ctx, { caseId, ...body, reason }),
  ),
  route({
    method: 'GET',
    path: '/delegations',
    permission: signedIn,
    summary: '委托 that the person gave and received',
    response: delegationsResponse,
    handler: (ctx) => showDelegations(ctx),
  }),
  route({
    method: 'POST',
    path: '/delegations',
    permission: signedIn,
    summary: 'Let somebody do one’s tasks for a period',
    body: delegationRequest,
    response: delegationsResponse,
    status: 201,
    handler: (ctx, { body }) => giveDelegation(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/delegations/:id',
    permission: signedIn,
    summary: 'End a delegation that the person gave',
    params,
    response: delegationsResponse,
    handler: async (ctx, { params }) => {
      await endDelegation(ctx, params.id);
      return showDelegations(ctx);
    },
  }),
  route({
    method: 'GET',
    path: '/holidays',
    permission: signedIn,
    summary: 'The days of a year that differ from Monday to Friday',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    response: holidaysResponse,
    handler: async (ctx, { query }) => ({ items: await listHolidays(ctx, query.year) }),
  }),
  route({
    method: 'PUT',
    path: '/holidays/:day',
    permission: 'workflow.holiday.manage',
    summary: 'Set what a day is; deadlines that stand already keep their dates',
    params: z.object({ day: z.iso.date() }),
    body: holiday.omit({ day: true }),
    response: holiday,
    handler: (ctx, { params, body }) => setHoliday(ctx, { day: params.day, ...body }),
  }),
  route({
    method: 'DELETE',
    path: '/holidays/:day',
    permission: 'workflow.holiday.manage',
    summary: 'The day is an ordinary one again',
    params: z.object({ day: z.iso.date() }),
    response: z.object({ removed: z.literal(true) }),
    handler: async (ctx, { params }) => {
      await removeHoliday(ctx, params.day);
      return { removed: true };
    },
  }),
  route({
    method: 'GET',
    path: '/supervision',
    permission: 'procedures.supervision.read',
    summary: '全程监督 of the node and below: lights, ages, offices, clerks and bottlenecks, from rollups',
    response: boardResponse,
    handler: (ctx) => showBoard(ctx),
  }),
];
