import {
  type Extension,
  ext,
  type FieldSchema,
  type FormModel,
  inner,
  isRepeat,
  type Properties,
} from '#platform/forms/form/model.ts';

/** Where a field stands: its key, below the key of its group. */
export type FieldPath = readonly [string] | readonly [string, string];

const allKeys = (model: FormModel): Set<string> =>
  new Set(
    Object.entries(model.schema.properties).flatMap(([key, field]) => [
      key,
      ...Object.keys(inner(field)?.properties ?? {}),
    ]),
  );

/** A key that no field has: formulas may name it from anywhere. */
export function freeKey(model: FormModel, wished = 'q'): string {
  const taken = allKeys(model);
  if (wished !== 'q' && !taken.has(wished)) return wished;
  let n = 1;
  while (taken.has(`${wished}${n}`)) n += 1;
  return `${wished}${n}`;
}

export const sectionOf = (model: FormModel, key: string): number =>
  model.layout.sections.findIndex(({ fields }) => fields.includes(key));

function withSections(model: FormModel, change: (fields: string[], index: number) => string[]): FormModel {
  const sections = model.layout.sections.map((section, index) => ({
    ...section,
    fields: change(section.fields, index),
  }));
  return { ...model, layout: { ...model.layout, sections } };
}

/** Puts a new field into a section, before the field at `position` or at the end. */
export function addField(
  model: FormModel,
  {
    key,
    field,
    section,
    position,
  }: { key: string; field: FieldSchema; section: number; position?: number | undefined },
): FormModel {
  const properties = { ...model.schema.properties, [key]: field };
  return withSections({ ...model, schema: { ...model.schema, properties } }, (fields, index) =>
    index === section ? fields.toSpliced(position ?? fields.length, 0, key) : fields,
  );
}

/** Takes a field from where it stands to a place in a section; positions count without it. */
export function moveField(model: FormModel, key: string, section: number, position: number): FormModel {
  return withSections(model, (fields, index) => {
    const without = fields.filter((name) => name !== key);
    return index === section ? without.toSpliced(position, 0, key) : without;
  });
}

/** One step up or down, over the border of a section too. */
export function stepField(model: FormModel, key: string, by: -1 | 1): FormModel {
  const section = sectionOf(model, key);
  const at = model.layout.sections[section]?.fields.indexOf(key) ?? -1;
  const length = model.layout.sections[section]?.fields.length ?? 0;
  if (at < 0) return model;
  if (at + by >= 0 && at + by < length) return moveField(model, key, section, at + by);
  const next = model.layout.sections[section + by];
  return next ? moveField(model, key, section + by, by < 0 ? next.fields.length : 0) : model;
}

type Held = { properties: Properties; required?: string[] };

const without = <T extends Held>(held: T, key: string): T => {
  const { [key]: _, ...properties } = held.properties;
  const required = (held.required ?? []).filter((name) => name !== key);
  return { ...held, properties, required };
};

/** Changes what a group or a repeating group holds. */
function inGroup(field: FieldSchema, change: <T extends Held>(held: T) => T): FieldSchema {
  if (isRepeat(field)) return { ...field, items: change(field.items) };
  return field.type === 'object' ? change(field) : field;
}

function atLevel(
  model: FormModel,
  path: FieldPath,
  change: <T extends Held>(held: T, key: string) => T,
): FormModel {
  const [top, below] = path;
  if (below === undefined) return { ...model, schema: change(model.schema, top) };
  const group = model.schema.properties[top];
  if (!group) return model;
  const properties = { ...model.schema.properties, [top]: inGroup(group, (held) => change(held, below)) };
  return { ...model, schema: { ...model.schema, properties } };
}

export function removeField(model: FormModel, path: FieldPath): FormModel {
  const next = atLevel(model, path, without);
  return path.length === 1 ? withSections(next, (fields) => fields.filter((name) => name !== path[0])) : next;
}

export function fieldAt(model: FormModel, [top, below]: FieldPath): FieldSchema | undefined {
  const field = model.schema.properties[top];
  return below === undefined || !field ? field : inner(field)?.properties[below];
}

export const setField = (model: FormModel, path: FieldPath, field: FieldSchema): FormModel =>
  atLevel(model, path, (held, key) => ({ ...held, properties: { ...held.properties, [key]: field } }));

export function isRequired(model: FormModel, [top, below]: FieldPath): boolean {
  if (below === undefined) return model.schema.required?.includes(top) ?? false;
  const group = model.schema.properties[top];
  return (group && inner(group)?.required.includes(below)) ?? false;
}

export const setRequired = (model: FormModel, path: FieldPath, required: boolean): FormModel =>
  atLevel(model, path, (held, key) => {
    const others = (held.required ?? []).filter((name) => name !== key);
    return { ...held, required: required ? [...others, key] : others };
  });

/** Our keyword with a part changed; undefined takes the part away. */
export function extended(
  field: FieldSchema,
  part: { [K in keyof Extension]?: Extension[K] | undefined },
): FieldSchema {
  const entries = Object.entries({ ...ext(field), ...part }).filter(([, value]) => value !== undefined);
  const { 'x-tongxue': _, ...rest } = field;
  return (entries.length > 0 ? { ...rest, 'x-tongxue': Object.fromEntries(entries) } : rest) as FieldSchema;
}
