/** One comparison of a OneRoster `filter`: `familyName='马'`. */
export type FilterTerm = { field: string; predicate: FilterPredicate; value: string };
export type FilterPredicate = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~';

/** Terms that must all hold, or of which one must. */
export type Filter = { logic: 'AND' | 'OR'; terms: FilterTerm[] };

const term = /([A-Za-z][A-Za-z0-9.]*)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'')*)'/y;
const logic = /\s+(AND|OR)\s+/y;
const mostTerms = 8;

/**
 * Reads a filter of the OneRoster 1.2 REST binding: a field, a predicate (`= != > >= < <= ~`) and a value in single
 * quotes, joined by AND or OR. The binding has at most two terms; longer chains of one operator are taken too. A quote inside
 * a value is written twice.
 * @returns undefined when the text is no such filter
 */
export function parseFilter(text: string): Filter | undefined {
  const terms: FilterTerm[] = [];
  let joined: Filter['logic'] | undefined;
  let position = 0;
  for (;;) {
    term.lastIndex = position;
    const found = term.exec(text);
    if (!found || terms.length === mostTerms) return undefined;
    terms.push({
      field: found[1] as string,
      predicate: found[2] as FilterPredicate,
      value: (found[3] as string).replaceAll("''", "'"),
    });
    position = term.lastIndex;
    if (position === text.length) return { logic: joined ?? 'AND', terms };
    logic.lastIndex = position;
    const next = logic.exec(text);
    if (!next || (joined && joined !== next[1])) return undefined;
    joined = next[1] as Filter['logic'];
    position = logic.lastIndex;
  }
}

/** Whether an object passes; values of nested fields are reached with dots, of lists by their members. */
export function passes(filter: Filter, object: Record<string, unknown>): boolean {
  const holds = ({ field, predicate, value }: FilterTerm) =>
    compare(valuesAt(object, field.split('.')), predicate, value);
  return filter.logic === 'AND' ? filter.terms.every(holds) : filter.terms.some(holds);
}

/** The values that a dotted path leads to: through lists, all of theirs. */
export function valuesAt(object: unknown, path: readonly string[]): string[] {
  if (Array.isArray(object)) return object.flatMap((member) => valuesAt(member, path));
  if (path.length === 0) return object === undefined || object === null ? [] : [String(object)];
  if (typeof object !== 'object' || object === null) return [];
  return valuesAt((object as Record<string, unknown>)[path[0] as string], path.slice(1));
}

// A list equals the values that the filter lists, in any order, and contains (~) each of them.
function compare(values: string[], predicate: FilterPredicate, wanted: string): boolean {
  if (values.length > 1 && (predicate === '=' || predicate === '!=' || predicate === '~')) {
    const list = wanted.split(',').map((part) => part.trim());
    const all = list.every((part) => values.includes(part));
    if (predicate === '~') return all;
    return (all && list.length === values.length) === (predicate === '=');
  }
  const value = values[0] ?? '';
  switch (predicate) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '~':
      return value.toLowerCase().includes(wanted.toLowerCase());
    default:
      return inOrder(comparable(value, wanted), predicate);
  }
}

/** Below, at or above zero; moments are compared as moments, whatever their precision and offset. */
function comparable(value: string, wanted: string): number {
  const [a, b] = [Date.parse(value), Date.parse(wanted)];
  const moments = /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(a) && !Number.isNaN(b);
  if (moments) return a - b;
  return value < wanted ? -1 : value > wanted ? 1 : 0;
}

function inOrder(order: number, predicate: '>' | '>=' | '<' | '<='): boolean {
  return predicate === '>'
    ? order > 0
    : predicate === '>='
      ? order >= 0
      : predicate === '<'
        ? order < 0
        : order <= 0;
}
