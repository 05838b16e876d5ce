import { type Ctx, personOf } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import { attachmentsByIds } from './attachments.ts';
import { type FormSubject, prefill } from './catalogue.ts';
import {
  type Answers,
  ext,
  type FieldSchema,
  type FormModel,
  isGroup,
  isRepeat,
  type Properties,
  pointerOf,
  titleOf,
} from './form/model.ts';
import { type Rights, strayRights, visibleData, visibleForm } from './form/rights.ts';
import { isRecord } from './form/settle.ts';
import { checkSubmission } from './form/submission.ts';
import type { FormError } from './form/validate.ts';
import type { Form } from './forms.ts';
import './forms.errors.ts';

export type Submission = {
  rights: Rights;
  /** What is stored, opened. */
  previous?: Answers;
  /** For whom: locked bound fields are filled again here, so that nothing sent can stand in their place. */
  subject?: FormSubject;
};

/**
 * Takes what one step sends for a form: rights applied, formulas worked out, absent fields dropped, codes in canonical
 * form, files proved to be the sender's own. @returns what is to be stored (seal it with `sealAnswers`)
 * @throws forms.answers-invalid with each field and its remedy; forms.subject-foreign
 */
export async function validateSubmission(
  ctx: Ctx,
  form: Form,
  given: unknown,
  { rights, previous = {}, subject }: Submission,
): Promise<Answers> {
  const stray = strayRights(form.model, rights);
  if (stray.length > 0)
    throw new Error(`rights name fields that the form does not have: ${stray.join(', ')}`);
  const { locked } = subject ? await prefill(ctx, form.model, subject) : { locked: {} };
  const { data, errors } = checkSubmission(form.model, given, { rights, previous, locked });
  const files = errors.length === 0 ? await checkFiles(ctx, form, data, previous) : [];
  const all = [...errors, ...files];
  if (all.length > 0)
    throw new PlatformError('forms.answers-invalid', { values: { count: all.length }, fields: all });
  return data;
}

type FileAnswer = { id: string; field: FieldSchema; path: (string | number)[] };

/** Every attachment and signature in the answers. */
export function filesIn(model: FormModel, answers: Answers): FileAnswer[] {
  const walk = (properties: Properties, values: Answers, at: (string | number)[]): FileAnswer[] =>
    Object.entries(properties).flatMap(([key, field]) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      const path = [...at, key];
      if (isGroup(field)) return isRecord(value) ? walk(field.properties, value, path) : [];
      if (isRepeat(field))
        return (Array.isArray(value) ? value : []).flatMap((row, index) =>
          isRecord(row) ? walk(field.items.properties, row, [...path, index]) : [],
        );
      const { attachment, signature } = ext(field);
      if (signature && typeof value === 'string') return [{ id: value, field, path }];
      if (attachment && Array.isArray(value))
        return value.map((id, index) => ({ id: String(id), field, path: [...path, index] }));
      return [];
    });
  return walk(model.schema.properties, answers, []);
}

/** A new file must be the sender's own, of this form, and a signature where one is asked for. */
async function checkFiles(ctx: Ctx, form: Form, answers: Answers, previous: Answers): Promise<FormError[]> {
  const before = new Set(filesIn(form.model, previous).map(({ id }) => id));
  const added = filesIn(form.model, answers).filter(({ id }) => !before.has(id));
  if (added.length === 0) return [];
  const { personId } = personOf(ctx);
  const known = await attachmentsByIds(ctx, form.tenantId, [...new Set(added.map(({ id }) => id))]);
  return added.flatMap(({ id, field, path }) => {
    const file = known.get(id);
    const kind = ext(field).signature ? 'signature' : 'attachment';
    if (file && file.personId === personId && file.formId === form.id && file.kind === kind) return [];
    const { zh, en } = titleOf(field);
    const detail = {
      zh: `${zh}：文件不存在，请重新上传`,
      en: `${en}: there is no such file; upload it again`,
    };
    return [{ pointer: pointerOf(path), detail }];
  });
}

/** What one step is shown: form and answers without hidden fields, with what each remaining field may do. */
export function viewOf(
  form: Form,
  answers: Answers,
  rights: Rights,
): { model: FormModel; answers: Answers; rights: Rights } {
  return {
    model: visibleForm(form.model, rights, answers),
    answers: visibleData(form.model, rights, answers),
    // Names of hidden fields would tell that they exist.
    rights: {
      fields: Object.fromEntries(Object.entries(rights.fields).filter(([, right]) => right !== 'hidden')),
      otherwise: rights.otherwise === 'hidden' ? 'read' : rights.otherwise,
    },
  };
}
