import { readExpression } from './feel.ts';
import {
  type Answers,
  ext,
  type FieldRight,
  type FieldSchema,
  type FormModel,
  isGroup,
  type Properties,
  pointerOf,
  titleOf,
} from './model.ts';
import { isRecord, settle } from './settle.ts';
import type { FormError } from './validate.ts';

/** What one step may do with each field; keys are paths (`guardian.phone`). The most specific one counts. */
export type Rights = { fields: Record<string, FieldRight>; otherwise: FieldRight };

export const everything: Rights = { fields: {}, otherwise: 'write' };

export function rightOf(rights: Rights, path: readonly string[]): FieldRight {
  for (let end = path.length; end > 0; end--) {
    const id = path.slice(0, end).join('.');
    if (Object.hasOwn(rights.fields, id)) return rights.fields[id] as FieldRight;
  }
  return rights.otherwise;
}

/** Paths of rights that the form does not have, or that lie inside a repeating group, whose rows stand or fall together. */
export function strayRights(model: FormModel, rights: Rights): string[] {
  const known = new Set<string>();
  const walk = (properties: Properties, path: string[]) => {
    for (const [key, field] of Object.entries(properties)) {
      known.add([...path, key].join('.'));
      if (isGroup(field)) walk(field.properties, [...path, key]);
    }
  };
  walk(model.schema.properties, []);
  return Object.keys(rights.fields).filter((path) => !known.has(path));
}

/** Equal as JSON, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

const own = (values: unknown, key: string): unknown =>
  isRecord(values) && Object.hasOwn(values, key) ? values[key] : undefined;

/**
 * Lays what was sent over what is stored: hidden fields stay as stored, a changed read-only or hidden field is an
 * error that names it, and what the form does not have passes on to the validation, which names that too.
 */
export function applyRights(
  model: FormModel,
  { rights, given, previous }: { rights: Rights; given: Answers; previous: Answers },
): { data: Answers; errors: FormError[] } {
  const errors: FormError[] = [];
  const refuse = (path: string[], field: FieldSchema): void => {
    const { zh, en } = titleOf(field);
    errors.push({
      pointer: pointerOf(path),
      detail: { zh: `${zh}：此环节不能修改`, en: `${en}: cannot be changed at this step` },
    });
  };
  const merge = (properties: Properties, path: string[], sent: unknown, stored: unknown): Answers => {
    const result: Answers = {};
    for (const key of Object.keys(isRecord(sent) ? sent : {}))
      if (!Object.hasOwn(properties, key)) result[key] = own(sent, key);
    for (const [key, field] of Object.entries(properties)) {
      const at = [...path, key];
      const [now, before] = [own(sent, key), own(stored, key)];
      if (isGroup(field) && (now === undefined || isRecord(now))) {
        const held = merge(field.properties, at, now, before);
        if (Object.keys(held).length > 0) result[key] = held;
        continue;
      }
      const right = rightOf(rights, at);
      if (right !== 'write' && now !== undefined && !same(now, before)) refuse(at, field);
      const value = right === 'write' ? now : before;
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
  return { data: merge(model.schema.properties, [], given, previous), errors };
}

/** What may leave: the data without hidden fields. */
export function visibleData(model: FormModel, rights: Rights, data: Answers): Answers {
  const pick = (properties: Properties, path: string[], values: unknown): Answers => {
    const result: Answers = {};
    for (const [key, field] of Object.entries(properties)) {
      const at = [...path, key];
      const value = own(values, key);
      if (value === undefined) continue;
      if (isGroup(field)) {
        const held = pick(field.properties, at, value);
        if (Object.keys(held).length > 0) result[key] = held;
      } else if (rightOf(rights, at) !== 'hidden') result[key] = value;
    }
    return result;
  };
  return pick(model.schema.properties, [], data);
}

/**
 * The form as one step may see it: hidden fields are gone, their words too. A condition or formula that names a
 * hidden field cannot be worked out by the browser, so the server does it here, from the data as they are.
 */
export function visibleForm(model: FormModel, rights: Rights, data: Answers): FormModel {
  const hidden = new Set<string>();
  const { absent } = settle(model, data);
  const namesHidden = (expression: string | undefined): boolean => {
    const read = expression ? readExpression(expression) : undefined;
    return (
      read?.ok === true && read.names.some((name) => hidden.has(name) || hidden.has(name.split('.')[0] ?? ''))
    );
  };
  const note = (properties: Properties, path: string[]): void => {
    for (const [key, field] of Object.entries(properties)) {
      const at = [...path, key];
      if (isGroup(field)) note(field.properties, at);
      else if (rightOf(rights, at) === 'hidden') hidden.add(key).add(at.join('.'));
    }
  };
  note(model.schema.properties, []);

  const prune = (held: { properties: Properties; required?: string[] }, path: string[]) => {
    const properties: Properties = {};
    for (const [key, field] of Object.entries(held.properties)) {
      const at = [...path, key];
      const { computed, visibleWhen, ...kept } = ext(field);
      const worked = { computed: namesHidden(computed), visible: namesHidden(visibleWhen) };
      if (worked.visible && absent.has(pointerOf(at))) continue;
      const extension = {
        ...kept,
        ...(computed && !worked.computed ? { computed } : {}),
        ...(visibleWhen && !worked.visible ? { visibleWhen } : {}),
      };
      const shown = { ...field, ...(field['x-tongxue'] ? { 'x-tongxue': extension } : {}) };
      if (isGroup(shown)) {
        const inside = prune(shown, at);
        if (Object.keys(inside.properties).length > 0) properties[key] = { ...shown, ...inside };
      } else if (rightOf(rights, at) !== 'hidden') properties[key] = shown;
    }
    const required = (held.required ?? []).filter((key) => Object.hasOwn(properties, key));
    return { properties, ...(required.length > 0 ? { required } : {}) };
  };
  const { properties, required } = prune(model.schema, []);
  const { required: _, ...schema } = model.schema;
  return {
    schema: { ...schema, properties, ...(required ? { required } : {}) },
    layout: {
      ...model.layout,
      sections: model.layout.sections
        .map((section) => ({
          ...section,
          fields: section.fields.filter((key) => Object.hasOwn(properties, key)),
        }))
        .filter((section) => section.fields.length > 0),
    },
  };
}
