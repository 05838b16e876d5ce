import type { z } from 'zod';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf, tenantOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import {
  insertQuestion,
  type QuestionRow,
  selectAsked,
  selectPublic,
  selectQuestion,
  selectUnanswered,
  writeAnswer,
} from './question.queries.ts';
import {
  type answerInput,
  type PublicQuestion,
  type Question,
  type questionInput,
  toPublicQuestion,
  toQuestion,
} from './question.schema.ts';
import { questionAnswered } from './services.events.ts';

const mostOwn = 100;

/** 咨询: a question to a county's bureau by anyone who is signed in. */
export async function ask(
  ctx: Ctx,
  tenantId: string,
  input: z.infer<typeof questionInput>,
): Promise<Question> {
  const { personId } = personOf(ctx);
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const id = uuidv7();
    await insertQuestion(ctx.db, {
      tenant_id: tenantId,
      id,
      asker_id: personId,
      life_event: input.lifeEvent,
      title: input.title,
      content: input.content,
      asked_at: ctx.now(),
    });
    return toQuestion((await selectQuestion(ctx.db, tenantId, id)) as QuestionRow);
  });
}

/** The public question-and-answer base of a county: nothing of who asked. */
export async function searchQuestions(
  ctx: Ctx,
  {
    tenantId,
    cursor,
    limit,
    ...filter
  }: PageQuery & { tenantId: string; lifeEvent?: string | undefined; q?: string | undefined },
): Promise<Page<PublicQuestion>> {
  const before = fromCursor(cursor, 1)?.[0];
  const rows = await selectPublic(ctx.db.scopedTo([tenantId]), tenantId, {
    ...filter,
    limit: limit + 1,
    before: before === undefined ? undefined : String(before),
  });
  const page = cutPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(toPublicQuestion) };
}

export async function ownQuestions(ctx: Ctx, tenantId: string): Promise<Question[]> {
  const { personId } = personOf(ctx);
  return (await selectAsked(ctx.db.scopedTo([tenantId]), tenantId, personId, mostOwn)).map(toQuestion);
}

/** What waits for an answer at the actor's bureau, the oldest first. */
export async function unansweredQuestions(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<Question>> {
  authorise(ctx, 'services.question.answer');
  const after = fromCursor(cursor, 1)?.[0];
  const rows = await selectUnanswered(ctx.db, tenantOf(ctx), {
    limit: limit + 1,
    after: after === undefined ? undefined : String(after),
  });
  const page = cutPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(toQuestion) };
}

/** Answers a question once; with `publish` a text without the asker's data goes into the public base. */
export async function answerQuestion(
  ctx: Ctx,
  id: string,
  { answer, publish }: z.infer<typeof answerInput>,
): Promise<Question> {
  authorise(ctx, 'services.question.answer');
  const tenantId = tenantOf(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await selectQuestion(ctx.db, tenantId, id);
    if (!row) throw notFound('这条咨询', 'question');
    const answered = await writeAnswer(
      ctx.db,
      { tenantId, id },
      { text: answer, by: personOf(ctx).personId, at: ctx.now(), publish },
    );
    if (!answered) throw new PlatformError('services.question-answered');
    await audit(ctx, {
      action: 'services.question.answer',
      subject: { type: 'question', id },
      detail: { public: publish !== undefined },
    });
    await emit(ctx, questionAnswered, tenantId, { questionId: id, askerId: row.asker_id });
    return toQuestion(answered);
  });
}
