import { authorise } from '#platform/auth/authorise.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';
import { listData } from '#platform/forms/catalogue.ts';
import { subjects } from '#platform/forms/form/fill-once.ts';
import * as forms from '#platform/forms/forms.ts';
import type { PageQuery } from '#platform/http/page.ts';

/** The tenant whose forms the actor works on. A bureau's forms belong to the bureau as a whole. */
function homeFor(ctx: Ctx, permission: string): string {
  authorise(ctx, permission);
  return tenantOf(ctx);
}

export function listForms(ctx: Ctx, page: PageQuery) {
  return forms.listForms(ctx, homeFor(ctx, 'forms.form.read'), page);
}

async function withVersions(ctx: Ctx, form: forms.Form) {
  return { ...form, versions: await forms.listVersions(ctx, form) };
}

export async function getForm(ctx: Ctx, id: string) {
  const tenantId = homeFor(ctx, 'forms.form.read');
  return withVersions(ctx, await forms.getForm(ctx, { tenantId, id }));
}

export async function createForm(ctx: Ctx, input: { key: string; name: Bilingual }) {
  const tenantId = homeFor(ctx, 'forms.form.design');
  return withVersions(ctx, await forms.createForm(ctx, { tenantId, ...input }));
}

export async function editForm(
  ctx: Ctx,
  input: { id: string; revision: number; name: Bilingual; model: unknown },
) {
  const tenantId = homeFor(ctx, 'forms.form.design');
  return withVersions(ctx, await forms.editForm(ctx, { tenantId, ...input }));
}

/** Everything that stands in the way of publishing, as far as it is saved. */
export async function checkForm(ctx: Ctx, id: string) {
  const tenantId = homeFor(ctx, 'forms.form.read');
  const { model } = await forms.getForm(ctx, { tenantId, id });
  return { findings: forms.checkForm(model).findings };
}

export async function publishForm(ctx: Ctx, input: { id: string; revision: number }) {
  const tenantId = homeFor(ctx, 'forms.form.publish');
  return withVersions(ctx, await forms.publishForm(ctx, { tenantId, ...input }));
}

export async function nextVersion(ctx: Ctx, id: string) {
  const tenantId = homeFor(ctx, 'forms.form.design');
  return withVersions(ctx, await forms.nextVersion(ctx, { tenantId, id }));
}

export async function withdrawForm(ctx: Ctx, id: string) {
  const tenantId = homeFor(ctx, 'forms.form.publish');
  await forms.withdrawForm(ctx, { tenantId, id });
  return { done: true as const };
}

/** What forms take from the platform instead of asking for it. */
export async function readCatalogue(ctx: Ctx) {
  authorise(ctx, 'forms.form.read');
  return {
    data: listData().map(({ synonyms: _, ...datum }) => ({
      ...datum,
      subjectName: { zh: subjects[datum.subject].zh, en: subjects[datum.subject].en },
    })),
  };
}
