import { z } from 'zod';
import type { QuestionRow } from './question.queries.ts';
import { lifeEvents } from './ready-made-service.ts';

export const lifeEvent = z.enum(Object.keys(lifeEvents) as [keyof typeof lifeEvents]);

export const questionInput = z.strictObject({
  lifeEvent,
  title: z.string().trim().min(2).max(100),
  content: z.string().trim().min(2).max(2000),
});

/** What stands in the public base is written anew, without anything of the asker. */
export const answerInput = z.strictObject({
  answer: z.string().trim().min(2).max(4000),
  publish: z
    .strictObject({
      title: z.string().trim().min(2).max(100),
      content: z.string().trim().min(2).max(2000),
    })
    .optional(),
});

export const publicQuestionResponse = z.object({
  id: z.uuid(),
  lifeEvent,
  title: z.string(),
  content: z.string(),
  answer: z.string(),
  answeredAt: z.iso.datetime(),
});
export type PublicQuestion = z.infer<typeof publicQuestionResponse>;

export const questionResponse = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  lifeEvent,
  title: z.string(),
  content: z.string(),
  askedAt: z.iso.datetime(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  isPublic: z.boolean(),
});
export type Question = z.infer<typeof questionResponse>;

export const toQuestion = (row: QuestionRow): Question => ({
  id: row.id,
  tenantId: row.tenant_id,
  lifeEvent: row.life_event as Question['lifeEvent'],
  title: row.title,
  content: row.content,
  askedAt: row.asked_at.toISOString(),
  answer: row.answer,
  answeredAt: row.answered_at?.toISOString() ?? null,
  isPublic: row.is_public,
});

export const toPublicQuestion = (row: QuestionRow): PublicQuestion => ({
  id: row.id,
  lifeEvent: row.life_event as PublicQuestion['lifeEvent'],
  title: row.public_title ?? '',
  content: row.public_content ?? '',
  answer: row.answer ?? '',
  answeredAt: (row.answered_at as Date).toISOString(),
});
