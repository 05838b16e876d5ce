import type { Ctx } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';
import { ext, type FieldSchema, isGroup, isList, isRepeat, titleOf } from '#platform/forms/form/model.ts';
import { getForm } from '#platform/forms/forms.ts';

export type Answer = { title: Bilingual; value: Bilingual };

const both = (text: string): Bilingual => ({ zh: text, en: text });

/** How many there are of something, in words. */
const count = (n: number): Bilingual => ({ zh: `${n} 项`, en: `${n}` });

function inWords(field: FieldSchema | undefined, value: unknown): Bilingual {
  const options =
    field?.type === 'string' ? field.oneOf : field && isList(field) ? field.items.oneOf : undefined;
  const word = (key: unknown): Bilingual => {
    const option = options?.find((one) => one.const === key);
    if (!option) return both(String(key));
    return { zh: option.title, en: option['x-tongxue']?.en?.title ?? option.title };
  };
  if (value === null || value === undefined) return both('—');
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
  if (Array.isArray(value)) {
    if (!options) return count(value.length);
    const words = value.map(word);
    return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') };
  }
  if (typeof value === 'object') return count(Object.keys(value).length);
  if (field && ext(field).signature) return { zh: '已签名', en: 'Signed' };
  return word(value);
}

/**
 * What a case holds, in the words of its form and in the form's order; what no form explains stands under its key.
 * A definition names its form as `{tenantId, formId}`.
 */
export async function answersOf(
  ctx: Ctx,
  form: Record<string, unknown> | null,
  data: Record<string, unknown>,
): Promise<Answer[]> {
  const model =
    typeof form?.formId === 'string' && typeof form.tenantId === 'string'
      ? (await getForm(ctx, { tenantId: form.tenantId, id: form.formId })).model
      : undefined;
  if (!model)
    return Object.entries(data).map(([key, value]) => ({
      title: both(key),
      value: inWords(undefined, value),
    }));
  return Object.entries(model.schema.properties).flatMap(([key, field]) => {
    if (!Object.hasOwn(data, key)) return [];
    const value = data[key];
    if (isGroup(field) && typeof value === 'object' && value !== null)
      return Object.entries(field.properties).map(([inner, one]) => ({
        title: titleOf(one),
        value: inWords(one, (value as Record<string, unknown>)[inner]),
      }));
    if (isRepeat(field) && Array.isArray(value)) return rowsOf(field, value);
    return [{ title: titleOf(field), value: inWords(field, value) }];
  });
}

/** A repeating group: one line for each row. */
function rowsOf(field: Extract<FieldSchema, { type: 'array' }>, rows: readonly unknown[]): Answer[] {
  if (!isRepeat(field)) return [];
  const { properties } = field.items;
  return rows.map((row, at) => {
    const words = Object.entries(properties).map(([key, one]) =>
      inWords(one, (row as Record<string, unknown> | null)?.[key]),
    );
    const title = titleOf(field);
    return {
      title: { zh: `${title.zh} ${at + 1}`, en: `${title.en} ${at + 1}` },
      value: { zh: words.map(({ zh }) => zh).join('，'), en: words.map(({ en }) => en).join(', ') },
    };
  });
}
