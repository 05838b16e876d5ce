import { type Ctx, personOf } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { PlatformError } from '../errors.ts';
import { differences } from './form/merge.ts';
import type { Answers } from './form/model.ts';
import { readDraft } from './form/submission.ts';
import type { Form } from './forms.ts';
import './forms.errors.ts';
import { openAnswers, sealAnswers } from './seal.ts';
import { type DraftRow, deleteDraft, deleteDraftsBefore, selectDraft, upsertDraft } from './store.ts';

export type Draft = { answers: Answers; version: number; savedAt: string; device: string | undefined };

/** `subject` tells apart two fillings of one form by one person: for this child, for that one. */
export type DraftOf = { form: Form; subject: string };

const keyOf = (ctx: Ctx, { form, subject }: DraftOf) => ({
  tenant_id: form.tenantId,
  person_id: personOf(ctx).personId,
  form_id: form.id,
  subject,
});

const recordOf = (key: ReturnType<typeof keyOf>) =>
  `forms.draft:${key.person_id}:${key.form_id}:${key.subject}`;

const inTenant = (ctx: Ctx, { form }: DraftOf): Ctx => ({ ...ctx, db: ctx.db.scopedTo([form.tenantId]) });

function toDraft(ctx: Ctx, of: DraftOf, row: DraftRow): Draft {
  const record = recordOf(keyOf(ctx, of));
  return {
    answers: openAnswers(ctx.ports.cipher, of.form.model, row.answers as Answers, record),
    version: row.version,
    savedAt: row.saved_at.toISOString(),
    device: row.device ?? undefined,
  };
}

/** The signed-in person's own draft; nobody else's can be asked for. */
export async function findDraft(ctx: Ctx, of: DraftOf): Promise<Draft | undefined> {
  const row = await selectDraft(inTenant(ctx, of).db, keyOf(ctx, of));
  return row && toDraft(ctx, of, row);
}

/**
 * Keeps what was typed, right or wrong, over the version that was read (0: none).
 * @throws forms.draft-changed with the pointers of the answers that differ and what stands there now, when another tab
 * or device saved in between; forms.answers-invalid for fields that the form does not have
 */
export async function saveDraft(
  ctx: Ctx,
  {
    version,
    answers,
    device,
    ...of
  }: DraftOf & { version: number; answers: unknown; device?: string | undefined },
): Promise<Omit<Draft, 'answers'>> {
  const { form } = of;
  if (form.state !== 'published') throw new PlatformError('forms.not-open');
  const read = readDraft(form.model, answers);
  if (read.errors.length > 0)
    throw new PlatformError('forms.answers-invalid', {
      values: { count: read.errors.length },
      fields: read.errors,
    });
  const key = keyOf(ctx, of);
  const sealed = sealAnswers(ctx.ports.cipher, form.model, read.data, recordOf(key));
  return inTx(inTenant(ctx, of), async (ctx) => {
    const at = ctx.now();
    if (await upsertDraft(ctx.db, key, { version, answers: sealed, device: device ?? null, at }))
      return { version: version + 1, savedAt: at.toISOString(), device };
    const row = await selectDraft(ctx.db, key);
    // Handed in or thrown away elsewhere while it was still open here: the next save begins a new one.
    const current = row ? toDraft(ctx, of, row) : { answers: {}, version: 0, savedAt: at.toISOString() };
    const changed = differences(read.data, current.answers);
    throw new PlatformError('forms.draft-changed', {
      fields: changed.slice(0, 100).map((pointer) => ({
        pointer,
        detail: { zh: '两处填写的内容不同', en: 'The two fillings differ here' },
      })),
      extra: { current },
    });
  });
}

/** The draft was handed in, or the person throws it away. */
export async function discardDraft(ctx: Ctx, of: DraftOf): Promise<void> {
  await deleteDraft(inTenant(ctx, of).db, keyOf(ctx, of));
}

/** Days after which a draft that nobody came back to is deleted (personal data is kept no longer than needed). */
const draftDays = 180;

export async function forgetOldDrafts(ctx: Ctx, tenantId: string): Promise<number> {
  const before = new Date(ctx.now().getTime() - draftDays * 86_400_000);
  return deleteDraftsBefore(ctx.db.scopedTo([tenantId]), tenantId, before);
}
