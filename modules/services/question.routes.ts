import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  answerInput,
  lifeEvent,
  publicQuestionResponse,
  questionInput,
  questionResponse,
} from './question.schema.ts';
import {
  answerQuestion,
  ask,
  ownQuestions,
  searchQuestions,
  unansweredQuestions,
} from './question.service.ts';

const tenant = z.object({ tenantId: z.uuid() });

export const questionRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/tenants/:tenantId/public-questions',
    permission: 'public',
    summary: 'The public question-and-answer base of a county',
    params: tenant,
    query: pageQuery.extend({
      lifeEvent: lifeEvent.optional(),
      q: z.string().trim().min(1).max(60).optional(),
    }),
    response: pageOf(publicQuestionResponse),
    handler: (ctx, { params, query }) => searchQuestions(ctx, { ...query, ...params }),
  }),
  route({
    method: 'POST',
    path: '/tenants/:tenantId/questions',
    permission: 'signed-in',
    summary: 'Asks a county’s bureau',
    params: tenant,
    body: questionInput,
    response: questionResponse,
    status: 201,
    perMinute: 10,
    handler: (ctx, { params, body }) => ask(ctx, params.tenantId, body),
  }),
  route({
    method: 'GET',
    path: '/tenants/:tenantId/questions/mine',
    permission: 'signed-in',
    summary: 'My questions to this bureau, the latest first',
    params: tenant,
    response: z.object({ items: z.array(questionResponse) }),
    handler: async (ctx, { params }) => ({ items: await ownQuestions(ctx, params.tenantId) }),
  }),
  route({
    method: 'GET',
    path: '/questions/unanswered',
    permission: 'services.question.answer',
    summary: 'Questions that wait for an answer, the oldest first',
    query: pageQuery,
    response: pageOf(questionResponse),
    handler: (ctx, { query }) => unansweredQuestions(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/questions/:id/answer',
    permission: 'services.question.answer',
    summary: 'Answers, and puts a text without the asker’s data into the public base if told',
    params: z.object({ id: z.uuid() }),
    body: answerInput,
    response: questionResponse,
    handler: (ctx, { params, body }) => answerQuestion(ctx, params.id, body),
  }),
];
