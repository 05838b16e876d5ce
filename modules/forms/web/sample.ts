import {
  type Answers,
  ext,
  type FieldSchema,
  type FormModel,
  inner,
  isGroup,
  isRepeat,
  type Properties,
} from '#platform/forms/form/model.ts';

const formats: Record<string, string> = {
  name: '马小丰',
  phone: '13900000001',
  date: '2019-05-06',
  time: '08:30',
  email: 'name@example.cn',
};

function sampleOf(field: FieldSchema): unknown {
  const { attachment, signature, computed } = ext(field);
  if (attachment || signature || computed) return undefined;
  if (isGroup(field)) return sampleOfAll(field.properties);
  if (isRepeat(field)) return [sampleOfAll(inner(field)?.properties ?? {})];
  switch (field.type) {
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return field.minimum ?? 3;
    case 'array':
      return field.items.type === 'string' ? [field.items.oneOf?.[0]?.const] : undefined;
    case 'string':
      if (field.oneOf) return field.oneOf[0]?.const;
      return field.format ? formats[field.format] : field.title.slice(0, field.maxLength ?? 20);
    default:
      return undefined;
  }
}

const sampleOfAll = (properties: Properties): Answers =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([key, field]) => {
      const value = sampleOf(field);
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** Answers that show how a filled-in form looks. */
export const sampleAnswers = (model: FormModel): Answers => sampleOfAll(model.schema.properties);
