import { computeFeel, holdsFeel, readExpression } from './feel.ts';
import {
  type Answers,
  ext,
  type FieldSchema,
  type FormModel,
  fieldsOf,
  inner,
  isRepeat,
  pointerOf,
} from './model.ts';

/** The order in which computed and conditional fields are worked out, or the fields that wait for each other. */
export type Order = { ok: true; order: string[] } | { ok: false; cycle: string[] };

/** Names an expression at `path` sees: its siblings first, then the fields of the form. */
function resolve(name: string, path: readonly string[], known: ReadonlySet<string>): string | undefined {
  const sibling = [...path.slice(0, -1), name].join('.');
  if (known.has(sibling)) return sibling;
  return known.has(name) ? name : undefined;
}

const orders = new WeakMap<FormModel, Order>();

/** The order of a form, worked out once for each model. */
function knownOrder(model: FormModel): Order {
  let order = orders.get(model);
  if (!order) {
    order = orderOf(model);
    orders.set(model, order);
  }
  return order;
}

/** Orders all fields so that each comes after what its expressions name, and after the group that holds it. */
export function orderOf(model: FormModel): Order {
  const fields = fieldsOf(model);
  const known = new Set(fields.map(({ path }) => path.join('.')));
  const needs = new Map<string, Set<string>>();
  for (const { path, field } of fields) {
    const id = path.join('.');
    const before = new Set<string>();
    if (path.length > 1) before.add(path.slice(0, -1).join('.'));
    for (const expression of [ext(field).computed, ext(field).visibleWhen]) {
      if (!expression) continue;
      const read = readExpression(expression);
      for (const name of read.ok ? read.names : []) {
        const target = resolve(name, path, known);
        if (!target) continue;
        before.add(target);
        // A group is known when all in it is.
        for (const other of known) if (other.startsWith(`${target}.`)) before.add(other);
      }
    }
    needs.set(id, before);
  }
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (id: string): string[] | undefined => {
    if (state.get(id) === 'done') return undefined;
    if (state.get(id) === 'open') return [...trail.slice(trail.indexOf(id)), id];
    state.set(id, 'open');
    trail.push(id);
    for (const before of needs.get(id) ?? []) {
      const cycle = visit(before);
      if (cycle) return cycle;
    }
    trail.pop();
    state.set(id, 'done');
    order.push(id);
    return undefined;
  };
  for (const id of known) {
    const cycle = visit(id);
    if (cycle) return { ok: false, cycle };
  }
  return { ok: true, order };
}

type Holder = { values: Record<string, unknown>; at: (string | number)[] };

/** Every place that holds the field: the form, a group, each row of a repeating group. */
function holders(model: FormModel, data: Answers, path: readonly string[]): Holder[] {
  let found: Holder[] = [{ values: data, at: [] }];
  let properties: Record<string, FieldSchema> = model.schema.properties;
  for (const key of path.slice(0, -1)) {
    const field = properties[key] as FieldSchema;
    found = found.flatMap(({ values, at }) => {
      const held = Object.hasOwn(values, key) ? values[key] : undefined;
      if (isRepeat(field))
        return (Array.isArray(held) ? held : []).flatMap((row, index) =>
          isRecord(row) ? [{ values: row, at: [...at, key, index] }] : [],
        );
      return isRecord(held) ? [{ values: held, at: [...at, key] }] : [];
    });
    properties = inner(field)?.properties ?? {};
  }
  return found;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Data as a form holds it: empty answers are not there, so that "not answered" has one spelling. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((item) => item !== undefined);
  if (!isRecord(value)) return value === null || value === '' ? undefined : value;
  const kept = Object.entries(value).flatMap(([key, held]) => {
    const clean = withoutEmpty(held);
    return clean === undefined ? [] : [[key, clean] as const];
  });
  return Object.fromEntries(kept);
}

export type Settled = {
  data: Answers;
  /** JSON pointers of fields that are not asked for, because their condition does not hold. */
  absent: Set<string>;
};

/**
 * Works out a filled form: computed fields get their value, whatever stood there; fields whose condition does not
 * hold go, with what stood in them. The same on both sides; the server's result is what counts.
 */
export function settle(model: FormModel, given: Answers): Settled {
  const data = structuredClone(given);
  const absent = new Set<string>();
  const ordered = knownOrder(model);
  const fields = new Map(fieldsOf(model).map((placed) => [placed.path.join('.'), placed]));
  for (const id of ordered.ok ? ordered.order : fields.keys()) {
    const placed = fields.get(id);
    if (!placed) continue;
    const { computed, visibleWhen } = ext(placed.field);
    if (!computed && !visibleWhen) continue;
    const key = placed.path.at(-1) as string;
    for (const { values, at } of holders(model, data, placed.path)) {
      const names = { ...data, ...values };
      if (visibleWhen && !holdsFeel(visibleWhen, names)) {
        delete values[key];
        absent.add(pointerOf([...at, key]));
        continue;
      }
      if (!computed) continue;
      const value = computeFeel(computed, names);
      if (value === undefined) delete values[key];
      else values[key] = value;
    }
  }
  return { data, absent };
}
