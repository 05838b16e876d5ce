import type { FieldError } from '../../api/problem.ts';

export type FieldPath = (string | number)[];

/** `/guardians/0/name` → `['guardians', 0, 'name']` (RFC 6901). */
export function fieldPath(pointer: string): FieldPath {
  if (pointer === '' || pointer === '/') return [];
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : part));
}

/** Words of each field that the server refused, fields in the order of their first error. */
export function byField(
  errors: readonly FieldError[],
  rename: (pointer: string) => string = (pointer) => pointer,
): { name: FieldPath; errors: string[] }[] {
  const fields = new Map<string, { name: FieldPath; errors: string[] }>();
  for (const { pointer, detail } of errors) {
    const name = fieldPath(rename(pointer));
    const key = JSON.stringify(name);
    const field = fields.get(key) ?? { name, errors: [] };
    field.errors.push(detail);
    fields.set(key, field);
  }
  return [...fields.values()];
}

/** The id that Ant Design gives to the control of a field. */
export function fieldId(form: string, path: FieldPath): string {
  return [form, ...path].join('_');
}
