import type { Readable } from 'node:stream';
import { childrenOf } from '#modules/directory/index.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import * as files from '#platform/forms/attachments.ts';
import { prefill } from '#platform/forms/catalogue.ts';
import * as drafts from '#platform/forms/drafts.ts';
import type { Rights } from '#platform/forms/form/rights.ts';
import { type Form, getForm } from '#platform/forms/forms.ts';
import { filesIn, validateSubmission, viewOf } from '#platform/forms/submissions.ts';

type Place = { tenantId: string; formId: string };
type For = { childId?: string | undefined };

/** Who begins a filling writes everything that the platform does not fill in. */
const first: Rights = { fields: {}, otherwise: 'write' };

async function openForm(ctx: Ctx, { tenantId, formId }: Place): Promise<Form> {
  personOf(ctx);
  const form = await getForm(ctx, { tenantId, id: formId });
  if (form.state !== 'published') throw new PlatformError('forms.not-open');
  return form;
}

const subjectOf = (ctx: Ctx, { childId }: For) => ({ personId: personOf(ctx).personId, childId });
const draftOf = (form: Form, { childId }: For) => ({ form, subject: childId ?? '' });

/** A form to fill in: what the platform knows stands in it, what the person typed last time beside it. */
export async function beginFilling(ctx: Ctx, place: Place, who: For) {
  const form = await openForm(ctx, place);
  const [{ answers, provenance }, draft, children] = await Promise.all([
    prefill(ctx, form.model, subjectOf(ctx, who)),
    drafts.findDraft(ctx, draftOf(form, who)),
    childrenOf(ctx, personOf(ctx).personId),
  ]);
  const ids = draft ? filesIn(form.model, draft.answers).map(({ id }) => id) : [];
  const known = await files.attachmentsByIds(ctx, form.tenantId, ids);
  const view = viewOf(form, answers, first);
  return {
    form: { tenantId: form.tenantId, id: form.id, key: form.key, version: form.version, name: form.name },
    ...view,
    provenance,
    draft,
    files: [...known.values()],
    children: [
      ...new Map(children.map(({ person }) => [person.id, { id: person.id, name: person.name }])).values(),
    ],
  };
}

export async function keepDraft(
  ctx: Ctx,
  place: Place,
  { childId, ...rest }: For & { version: number; answers: unknown; device?: string | undefined },
) {
  const form = await openForm(ctx, place);
  return drafts.saveDraft(ctx, { ...draftOf(form, { childId }), ...rest });
}

export async function dropDraft(ctx: Ctx, place: Place, who: For) {
  await drafts.discardDraft(ctx, draftOf(await openForm(ctx, place), who));
  return { done: true as const };
}

/** 试填: judged exactly like the real thing, and not kept. */
export async function tryFilling(ctx: Ctx, place: Place, { answers, ...who }: For & { answers: unknown }) {
  const form = await openForm(ctx, place);
  const data = await validateSubmission(ctx, form, answers, { rights: first, subject: subjectOf(ctx, who) });
  // Values that the person may use but not see stay as they were sent: masked.
  const shown = (await prefill(ctx, form.model, subjectOf(ctx, who))).answers;
  return { answers: { ...data, ...shown } };
}

export async function addFile(
  ctx: Ctx,
  place: Place,
  input: { field: string; name: string; content: Readable },
) {
  return files.addAttachment(ctx, { form: await openForm(ctx, place), ...input });
}

export async function openFile(ctx: Ctx, of: { tenantId: string; id: string }) {
  const facts = await files.getOwnAttachment(ctx, of);
  return { facts, content: await files.openAttachment(ctx, of) };
}

export async function dropFile(ctx: Ctx, of: { tenantId: string; id: string }) {
  await files.removeAttachment(ctx, of);
  return { done: true as const };
}
