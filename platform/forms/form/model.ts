/**
 * A form as data: JSON Schema 2020-12 (the subset below), the keyword `x-tongxue` beside it, and a layout.
 * The same data is drawn in the browser, checked before publishing (`check.ts`) and validated on both sides (`validate.ts`).
 */

export type Bilingual = { zh: string; en: string };

export type FieldRight = 'hidden' | 'read' | 'write';

/** Codes of `platform/codes`, and the formats of JSON Schema 2020-12 §7.3 that forms need. */
export const formats = [
  'date',
  'time',
  'date-time',
  'email',
  'uuid',
  'resident-id',
  'student-number',
  'phone',
  'credit-code',
  'school-code',
  'division-code',
  'name',
] as const;
export type Format = (typeof formats)[number];

/** What an attachment may be. The server looks at the content, never at the name. */
export const attachmentKinds = ['image', 'pdf', 'document'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Binds a field to a datum of the catalogue (`datum.ts`): it arrives filled. */
export type Binding = {
  datum: string;
  /** `locked`: what the platform knows stands; the person writes only where nothing is known. */
  mode: 'locked' | 'editable';
};

/** Our one keyword. English words stand here because `title` and `description` hold the Chinese. */
export type Extension = {
  en?: { title?: string; description?: string };
  bind?: Binding;
  /** Sealed at rest, masked in lists. */
  sensitive?: true;
  /** FEEL over the form's fields; the server computes it again. */
  computed?: string;
  /** FEEL; anything but true takes the field away, with what stood in it. */
  visibleWhen?: string;
  /** The strings of this list are ids of attachments. */
  attachment?: { kinds: AttachmentKind[]; maxBytes: number };
  /** The string is the id of a drawn signature; who and when stand with it on the server. */
  signature?: true;
  /** How a repeating group is shown. */
  display?: 'table' | 'cards';
  widget?: 'textarea' | 'radio' | 'select' | 'checkboxes' | 'switch';
  /** Words in an empty control, in both languages. */
  placeholder?: Bilingual;
};

export type Option = { const: string; title: string; 'x-tongxue'?: { en?: { title?: string } } };

type Common = { title: string; description?: string; 'x-tongxue'?: Extension };

export type TextSchema = Common & {
  type: 'string';
  minLength?: number;
  maxLength?: number;
  /** RE2 syntax, matched in linear time, unanchored as JSON Schema says. */
  pattern?: string;
  format?: Format;
  oneOf?: Option[];
};
export type NumberSchema = Common & {
  type: 'number' | 'integer';
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
};
export type BooleanSchema = Common & { type: 'boolean' };
/** Several of a list of choices, or attachments. */
export type ListSchema = Common & {
  type: 'array';
  items: { type: 'string'; oneOf?: Option[]; format?: 'uuid' };
  minItems?: number;
  maxItems: number;
  uniqueItems?: true;
};
export type Properties = Record<string, FieldSchema>;
export type GroupSchema = Common & { type: 'object'; properties: Properties; required?: string[] };
export type RepeatSchema = Common & {
  type: 'array';
  items: { type: 'object'; properties: Properties; required?: string[] };
  minItems?: number;
  maxItems: number;
};
export type FieldSchema = TextSchema | NumberSchema | BooleanSchema | ListSchema | GroupSchema | RepeatSchema;

export type RootSchema = {
  $schema?: 'https://json-schema.org/draft/2020-12/schema';
  type: 'object';
  properties: Properties;
  required?: string[];
};

export type Section = { id: string; title: Bilingual; hint?: Bilingual; fields: string[] };

export type FormModel = {
  schema: RootSchema;
  layout: {
    sections: Section[];
    /** One section after the other, as steps. */
    steps?: boolean;
  };
};

export type Answers = Record<string, unknown>;

export const isRepeat = (field: FieldSchema): field is RepeatSchema =>
  field.type === 'array' && field.items.type === 'object';
export const isGroup = (field: FieldSchema): field is GroupSchema => field.type === 'object';
export const isList = (field: FieldSchema): field is ListSchema =>
  field.type === 'array' && field.items.type === 'string';
export const ext = (field: FieldSchema): Extension => field['x-tongxue'] ?? {};

/** The fields inside a group or a repeating group. */
export function inner(field: FieldSchema): { properties: Properties; required: string[] } | undefined {
  if (isGroup(field)) return { properties: field.properties, required: field.required ?? [] };
  if (isRepeat(field)) return { properties: field.items.properties, required: field.items.required ?? [] };
  return undefined;
}

export const titleOf = (field: FieldSchema): Bilingual => ({
  zh: field.title,
  en: ext(field).en?.title || field.title,
});

export type PlacedField = {
  /** Keys from the root, without positions: `guardians.phone`. */
  path: string[];
  field: FieldSchema;
  required: boolean;
  /** Inside a repeating group. */
  repeated: boolean;
};

/** Every field of the form, groups before what they hold. */
export function fieldsOf(model: FormModel): PlacedField[] {
  const found: PlacedField[] = [];
  const walk = (properties: Properties, required: readonly string[], path: string[], repeated: boolean) => {
    for (const [key, field] of Object.entries(properties)) {
      const at = [...path, key];
      found.push({ path: at, field, required: required.includes(key), repeated });
      const held = inner(field);
      if (held) walk(held.properties, held.required, at, repeated || isRepeat(field));
    }
  };
  walk(model.schema.properties, model.schema.required ?? [], [], false);
  return found;
}

/** `['guardians', 0, 'a/b']` → `/guardians/0/a~1b` (RFC 6901). */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A section for every field that no section names, so that none is lost. */
export function sectionsOf(model: FormModel): Section[] {
  const named = new Set(model.layout.sections.flatMap((section) => section.fields));
  const rest = Object.keys(model.schema.properties).filter((key) => !named.has(key));
  const sections = model.layout.sections.map((section) => ({
    ...section,
    fields: section.fields.filter((key) => Object.hasOwn(model.schema.properties, key)),
  }));
  return rest.length === 0
    ? sections
    : [...sections, { id: 'rest', title: { zh: '其他', en: 'Other' }, fields: rest }];
}
