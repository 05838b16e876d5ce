import type { Ctx } from '#platform/ctx.ts';
import { ext, type FormModel, fieldsOf } from '#platform/forms/form/model.ts';
import type { Rights } from '#platform/forms/form/rights.ts';
import { type Form, getForm } from '#platform/forms/forms.ts';
import { openAnswers, sealAnswers } from '#platform/forms/seal.ts';
import { validateSubmission, viewOf } from '#platform/forms/submissions.ts';
import type { DataRules, FieldRights } from '#platform/workflow/index.ts';

/** How a definition names the form that its cases are filled in with: a version, pinned by its id. */
type CaseForm = { tenantId: string; formId: string };

const formOf = (ctx: Ctx, form: unknown): Promise<Form> => {
  const { tenantId, formId } = form as CaseForm;
  return getForm(ctx, { tenantId, id: formId });
};

const recordOf = (caseId: string) => `workflow.case:${caseId}`;

/** Splits the data of a case: what the form holds, and what actions left beside it. */
function part(model: FormModel, data: Record<string, unknown>) {
  const has = (key: string) => Object.hasOwn(model.schema.properties, key);
  const entries = Object.entries(data);
  return {
    answers: Object.fromEntries(entries.filter(([key]) => has(key))),
    rest: Object.fromEntries(entries.filter(([key]) => !has(key))),
  };
}

/** A step's rights for the form's fields; what the directory filled in and locked is nobody's to change. */
function rightsIn(model: FormModel, rights: FieldRights, previous: Record<string, unknown>): Rights {
  const known = new Set(fieldsOf(model).map(({ path }) => path.join('.')));
  const named = Object.entries(rights).filter(([field]) => known.has(field));
  const locked = fieldsOf(model)
    .filter(
      ({ path, field }) => ext(field).bind?.mode === 'locked' && previous[path[0] as string] !== undefined,
    )
    .map(({ path }) => [path.join('.'), 'read'] as const);
  return { fields: Object.fromEntries([...named, ...locked]), otherwise: rights['*'] ?? 'read' };
}

/** The data of a case is what its form says, at every step; sensitive answers are sealed for the case. */
export const dataRules: DataRules = {
  async accept(ctx, { caseId, form, rights, data, change }) {
    const found = await formOf(ctx, form);
    const { cipher } = ctx.ports;
    const before = part(found.model, data);
    const previous = openAnswers(cipher, found.model, before.answers, recordOf(caseId));
    const next = await validateSubmission(
      ctx,
      found,
      { ...previous, ...change },
      {
        rights: rightsIn(found.model, rights, previous),
        previous,
      },
    );
    return { ...before.rest, ...sealAnswers(cipher, found.model, next, recordOf(caseId)) };
  },
  async reveal(ctx, { caseId, form, rights, data }) {
    const found = await formOf(ctx, form);
    const { answers } = part(found.model, data);
    const opened = openAnswers(ctx.ports.cipher, found.model, answers, recordOf(caseId));
    return viewOf(found, opened, rightsIn(found.model, rights, opened)).answers;
  },
};
