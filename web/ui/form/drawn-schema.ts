import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import {
  type Bilingual,
  ext,
  type FieldSchema,
  type FormModel,
  inner,
  isList,
  isRepeat,
  type Option,
  type Properties,
} from '#platform/forms/form/model.ts';
import { type Rights, rightOf } from '#platform/forms/form/rights.ts';

type Say = (pair: Bilingual) => string;
export type Drawn = { schema: RJSFSchema; ui: UiSchema };

const optionTitle = (option: Option, say: Say) =>
  say({ zh: option.title, en: option['x-tongxue']?.en?.title || option.title });

/** Six choices fit a phone's screen; more are a list. */
const fewChoices = 6;

function widgetOf(field: FieldSchema): string {
  const { widget } = ext(field);
  if (field.type === 'boolean') return 'yesNo';
  if (field.type === 'number' || field.type === 'integer') return 'number';
  if (field.type !== 'string') return 'choices';
  if (field.oneOf) {
    if (widget === 'select' || widget === 'radio') return widget;
    return field.oneOf.length <= fewChoices ? 'radio' : 'select';
  }
  if (field.format === 'date') return 'day';
  if (field.format === 'time') return 'clock';
  return widget === 'textarea' || (field.maxLength ?? 0) > 200 ? 'textarea' : 'line';
}

/**
 * The form as the library draws it: words in one language, our controls by name, what may not be written marked so.
 * Choices become `enum`, because the library would judge `oneOf` with a validator of its own.
 */
export function drawnSchema(model: FormModel, rights: Rights, fixed: ReadonlySet<string>, say: Say): Drawn {
  const list = (properties: Properties, path: string[]): Drawn => {
    const entries = Object.entries(properties).map(
      ([key, field]) => [key, one(field, [...path, key])] as const,
    );
    return {
      schema: {
        type: 'object',
        properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])),
      },
      ui: {
        ...Object.fromEntries(entries.map(([key, { ui }]) => [key, ui])),
        'ui:order': entries.map(([key]) => key),
      },
    };
  };
  const one = (field: FieldSchema, path: string[]): Drawn => {
    const own = ext(field);
    const words = {
      title: say({ zh: field.title, en: own.en?.title || field.title }),
      ...(field.description && {
        description: say({ zh: field.description, en: own.en?.description || field.description }),
      }),
    };
    const readonly = rightOf(rights, path) === 'read' || Boolean(own.computed) || fixed.has(path.join('.'));
    const ui: UiSchema = {
      ...(readonly && { 'ui:readonly': true }),
      ...(own.placeholder && { 'ui:placeholder': say(own.placeholder) }),
    };
    const held = inner(field);
    if (held) {
      const inside = list(held.properties, path);
      if (!isRepeat(field)) return { schema: { ...inside.schema, ...words }, ui: { ...inside.ui, ...ui } };
      const { minItems, maxItems } = field;
      const schema: RJSFSchema = { type: 'array', items: inside.schema, maxItems, ...words };
      if (minItems !== undefined) schema.minItems = minItems;
      return { schema, ui: { items: inside.ui, 'ui:options': { display: own.display ?? 'cards' }, ...ui } };
    }
    if (own.attachment)
      return {
        schema: { type: 'array', items: { type: 'string' }, ...words },
        ui: { ...ui, 'ui:field': 'files' },
      };
    if (own.signature)
      return { schema: { type: 'string', ...words }, ui: { ...ui, 'ui:field': 'signature' } };
    if (isList(field)) {
      const options = field.items.oneOf ?? [];
      return {
        schema: {
          type: 'array',
          uniqueItems: true,
          items: { type: 'string', enum: options.map((o) => o.const) },
          ...words,
        },
        ui: { ...ui, 'ui:widget': 'choices', 'ui:enumNames': options.map((o) => optionTitle(o, say)) },
      };
    }
    const schema: RJSFSchema = { type: field.type as 'string', ...words };
    ui['ui:widget'] = widgetOf(field);
    if (field.type === 'string') {
      ui['ui:options'] = { format: field.format, maxLength: field.maxLength };
      if (field.oneOf) {
        schema.enum = field.oneOf.map((option) => option.const);
        ui['ui:enumNames'] = field.oneOf.map((option) => optionTitle(option, say));
      }
    }
    return { schema, ui };
  };
  return list(model.schema.properties, []);
}
