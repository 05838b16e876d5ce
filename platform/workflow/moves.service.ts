import { z } from 'zod';
import type { Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import { doerInput, reasonText } from './case.schema.ts';
import { type Moved, move } from './move.service.ts';

/**
 * The moves that Chinese offices expect, each with its own right, reason and entry in the trace. `tenantId` is that of
 * the task or case, as lists tell it; without it the actor's own tenants are searched.
 */

type OfTask = { taskId: string; tenantId?: string | undefined };
type OfCase = { caseId: string; tenantId?: string | undefined };

const why = (reason: string | undefined) => parse(reasonText.optional(), reason, '/reason');
const mustSayWhy = (reason: string | undefined) => parse(reasonText, reason, '/reason');

function parse<T extends z.ZodType>(schema: T, value: unknown, pointer: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const detail = { zh: '请填写 1 到 1000 字', en: 'write 1 to 1,000 characters' };
  throw new PlatformError('request.invalid', { fields: [{ pointer, detail }] });
}

/**
 * 退回 to an earlier step (`to` is its node) or to the applicant. `directly`: after the correction it comes back here
 * without the steps between. Its doer, with a reason.
 */
export const returnTask = (
  ctx: Ctx,
  input: OfTask & { to: string; reason: string; directly?: boolean | undefined },
): Promise<Moved> =>
  move(
    ctx,
    input,
    {
      do: 'return',
      taskId: input.taskId,
      to: input.to,
      reason: mustSayWhy(input.reason),
      directly: input.directly ?? false,
    },
    { past: true },
  );

/** 收回 one's own last decision, while the next step is untouched. */
export const takeBack = (ctx: Ctx, input: OfTask & { reason?: string | undefined }): Promise<Moved> =>
  move(ctx, input, { do: 'take-back', taskId: input.taskId, reason: why(input.reason) }, { past: true });

/** 撤回 the whole case: its applicant. */
export const withdrawCase = (ctx: Ctx, input: OfCase & { reason?: string | undefined }): Promise<Moved> =>
  move(ctx, input, { do: 'withdraw', reason: why(input.reason) });

/** 加签: others sign before, after or beside; the doer or the manager. */
export const addSigners = (
  ctx: Ctx,
  input: OfTask & {
    how: 'before' | 'after' | 'parallel';
    doers: z.input<typeof doerInput>[];
    reason?: string | undefined;
  },
): Promise<Moved> =>
  move(ctx, input, {
    do: 'add-signers',
    taskId: input.taskId,
    how: input.how,
    doers: z.array(doerInput).min(1).max(20).parse(input.doers),
    reason: why(input.reason),
  });

/** 减签: whoever added the signer; the manager for any but the last. */
export const removeSigner = (ctx: Ctx, input: OfTask & { reason?: string | undefined }): Promise<Moved> =>
  move(ctx, input, { do: 'remove-signer', taskId: input.taskId, reason: why(input.reason) });

/** 转办 to somebody else: the doer or the manager. */
export const reassignTask = (
  ctx: Ctx,
  input: OfTask & { to: z.input<typeof doerInput>; reason?: string | undefined },
): Promise<Moved> =>
  move(ctx, input, {
    do: 'reassign',
    taskId: input.taskId,
    to: doerInput.parse(input.to),
    reason: why(input.reason),
  });

/** 催办: the applicant or the manager, once an hour a task. */
export const urge = (ctx: Ctx, input: OfTask & { reason?: string | undefined }): Promise<Moved> =>
  move(ctx, input, { do: 'urge', taskId: input.taskId, reason: why(input.reason) });

/** 挂起: the manager, with a reason. No deadline runs until it is resumed. */
export const suspendCase = (ctx: Ctx, input: OfCase & { reason: string }): Promise<Moved> =>
  move(ctx, input, { do: 'suspend', reason: mustSayWhy(input.reason) });

/** 恢复: the manager. Deadlines move by as long as the case stood still. */
export const resumeCase = (ctx: Ctx, input: OfCase & { reason?: string | undefined }): Promise<Moved> =>
  move(ctx, input, { do: 'resume', reason: why(input.reason) });

/** 作废: the manager, with a reason. */
export const voidCase = (ctx: Ctx, input: OfCase & { reason: string }): Promise<Moved> =>
  move(ctx, input, { do: 'void', reason: mustSayWhy(input.reason) });

/** A failed service call or sub-procedure is tried again: the manager. */
export const retryAction = (
  ctx: Ctx,
  input: OfCase & { tokenId: string; reason?: string | undefined },
): Promise<Moved> =>
  move(ctx, input, { do: 'action-retry', tokenId: input.tokenId, reason: why(input.reason) });

/** The case goes on without a failed service call, whose outcome is `skipped`: the manager, with a reason. */
export const skipAction = (ctx: Ctx, input: OfCase & { tokenId: string; reason: string }): Promise<Moved> =>
  move(ctx, input, { do: 'action-skip', tokenId: input.tokenId, reason: mustSayWhy(input.reason) });
