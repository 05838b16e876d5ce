import type { Stretch } from '#modules/directory/index.ts';
import { fromCursor, toCursor } from '#platform/http/page.ts';
import { type Filter, parseFilter, passes, valuesAt } from './filter.ts';
import type { OneRosterObject } from './provider-objects.ts';

/** A stretch of a large collection, read in the order of its keys. */
export type Part = {
  count: () => Promise<number>;
  page: (
    stretch: Stretch,
    changedSince: Date | undefined,
  ) => Promise<{ objects: OneRosterObject[]; next: Stretch['after'] }>;
};

/** A collection that is small enough to be held, or the parts of a large one, one after the other. */
export type Collection = { objects?: OneRosterObject[]; parts?: Part[] };

export type ListQuery = {
  limit: number;
  offset: number;
  sort?: string | undefined;
  orderBy?: 'asc' | 'desc' | undefined;
  filter?: string | undefined;
  fields?: string | undefined;
  after?: string | undefined;
};

export type ListResult = {
  objects: Record<string, unknown>[];
  /** Left out when it would take a walk through everything (a filter on a large collection that goes on). */
  total: number | undefined;
  /** Where the next page begins, for the link to it. */
  next: string | undefined;
  hasMore: boolean;
};

/** What is wrong with the query, as the binding's minor codes have it. */
export class QueryFault extends Error {
  readonly code: 'invalid_filter_field' | 'invalid_selection_field' | 'invalid_sort_field' | 'invaliddata';

  constructor(code: QueryFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** The most objects that are sorted by anything but their sourcedId. */
const mostSorted = 20_000;
const filterChunk = 2000;

/** One page of a collection: filtered, sorted, cut, and with the fields that were asked for. @throws QueryFault */
export async function listPage(
  collection: Collection,
  query: ListQuery,
  fields: ReadonlySet<string>,
): Promise<ListResult> {
  const filter = readFilter(query.filter, fields);
  const selection = readSelection(query.fields, fields);
  const sort = readSort(query, fields);
  const page = await pick(collection, query, filter, sort);
  return {
    ...page,
    objects: selection ? page.objects.map((object) => selected(object, selection)) : page.objects,
  };
}

type Page = Omit<ListResult, 'objects'> & { objects: OneRosterObject[] };
type Sort = { path: string[]; descending: boolean } | undefined;

async function pick(
  { objects, parts = [] }: Collection,
  query: ListQuery,
  filter: Filter | undefined,
  sort: Sort,
): Promise<Page> {
  if (objects) return cut(objects, query, filter, sort);
  if (sort) {
    let total = 0;
    for (const part of parts) total += await part.count();
    if (total > mostSorted) {
      throw new QueryFault(
        'invalid_sort_field',
        `collections of more than ${mostSorted} are sorted by sourcedId only: narrow it to a school`,
      );
    }
    const all: OneRosterObject[] = [];
    for (const part of parts) all.push(...(await part.page({ limit: mostSorted }, undefined)).objects);
    return cut(all, query, filter, sort);
  }
  return filter ? filteredPage(parts, query, filter) : plainPage(parts, query);
}

function cut(
  objects: readonly OneRosterObject[],
  { offset, limit }: ListQuery,
  filter: Filter | undefined,
  sort: Sort,
): Page {
  const chosen = filter ? objects.filter((object) => passes(filter, object)) : [...objects];
  if (sort) {
    const keyOf = (object: OneRosterObject) => valuesAt(object, sort.path)[0] ?? '';
    chosen.sort((a, b) =>
      keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.sourcedId < b.sourcedId ? -1 : 1,
    );
    if (sort.descending) chosen.reverse();
  }
  const page = chosen.slice(offset, offset + limit);
  return { objects: page, total: chosen.length, next: undefined, hasMore: offset + limit < chosen.length };
}

type At = { part: number; after: Stretch['after'] };

function readAfter(after: string | undefined): At | undefined {
  const key = fromCursor(after, 3);
  return (
    key && {
      part: Number(key[0]),
      after: key[1] === '' ? undefined : { tenantId: String(key[1]), id: String(key[2]) },
    }
  );
}
const writeAfter = ({ part, after }: At) => toCursor([part, after?.tenantId ?? '', after?.id ?? '']);

/** The link to the next page carries the key where this one ended, so nothing before it is walked again. */
async function plainPage(parts: readonly Part[], { offset, limit, after }: ListQuery): Promise<Page> {
  const counts: number[] = [];
  for (const part of parts) counts.push(await part.count());
  const total = counts.reduce((sum, count) => sum + count, 0);
  const from = readAfter(after);
  let at: At = from ?? { part: 0, after: undefined };
  let skip = from ? 0 : offset;
  while (!from && at.part < parts.length - 1 && skip >= (counts[at.part] as number)) {
    skip -= counts[at.part] as number;
    at = { part: at.part + 1, after: undefined };
  }
  const objects: OneRosterObject[] = [];
  while (objects.length < limit && at.part < parts.length) {
    const part = parts[at.part] as Part;
    const page = await part.page({ after: at.after, offset: skip, limit: limit - objects.length }, undefined);
    skip = 0;
    objects.push(...page.objects);
    at = page.next ? { part: at.part, after: page.next } : { part: at.part + 1, after: undefined };
  }
  const hasMore = at.part < parts.length;
  return { objects, total, next: hasMore ? writeAfter(at) : undefined, hasMore };
}

async function filteredPage(
  parts: readonly Part[],
  { offset, limit, after }: ListQuery,
  filter: Filter,
): Promise<Page> {
  const from = readAfter(after);
  const changedSince = pushedDate(filter);
  let skip = from ? 0 : offset;
  let at: At = from ?? { part: 0, after: undefined };
  const objects: OneRosterObject[] = [];
  while (at.part < parts.length) {
    const page = await (parts[at.part] as Part).page({ after: at.after, limit: filterChunk }, changedSince);
    for (const object of page.objects) {
      if (!passes(filter, object)) continue;
      if (skip > 0) skip--;
      else objects.push(object);
    }
    at = page.next ? { part: at.part, after: page.next } : { part: at.part + 1, after: undefined };
    // One chunk may hold more than the page: then the next page goes on by offset.
    if (objects.length > limit)
      return { objects: objects.slice(0, limit), total: undefined, next: undefined, hasMore: true };
    if (objects.length === limit && at.part < parts.length) {
      return { objects, total: undefined, next: writeAfter(at), hasMore: true };
    }
  }
  return {
    objects,
    total: from ? undefined : offset - skip + objects.length,
    next: undefined,
    hasMore: false,
  };
}

/** The moment before which nothing can pass, for the database to leave out. */
function pushedDate({ logic, terms }: Filter): Date | undefined {
  if (logic === 'OR' && terms.length > 1) return undefined;
  const term = terms.find(
    ({ field, predicate }) =>
      field === 'dateLastModified' && (predicate === '>' || predicate === '>=' || predicate === '='),
  );
  const at = term && Date.parse(term.value);
  return at === undefined || Number.isNaN(at) ? undefined : new Date(at);
}

function readFilter(text: string | undefined, fields: ReadonlySet<string>): Filter | undefined {
  if (text === undefined || text === '') return undefined;
  const filter = parseFilter(text);
  if (!filter)
    throw new QueryFault(
      'invaliddata',
      `the filter "${text.slice(0, 200)}" is not of the form field='value' [AND|OR field='value']`,
    );
  for (const { field } of filter.terms) {
    if (!fields.has(field.split('.')[0] as string))
      throw new QueryFault('invalid_filter_field', `there is no field ${field} to filter by`);
  }
  return filter;
}

function readSelection(text: string | undefined, fields: ReadonlySet<string>): string[] | undefined {
  if (text === undefined || text === '') return undefined;
  const selection = text.split(',').map((field) => field.trim());
  const wrong = selection.find((field) => !fields.has(field));
  if (wrong !== undefined)
    throw new QueryFault('invalid_selection_field', `there is no field ${wrong} to select`);
  return selection;
}

function readSort({ sort, orderBy }: ListQuery, fields: ReadonlySet<string>): Sort {
  if (sort === undefined || sort === '') return undefined;
  if (!fields.has(sort.split('.')[0] as string))
    throw new QueryFault('invalid_sort_field', `there is no field ${sort} to sort by`);
  if (sort === 'sourcedId' && orderBy !== 'desc') return undefined;
  return { path: sort.split('.'), descending: orderBy === 'desc' };
}

function selected(object: Record<string, unknown>, selection: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(selection.flatMap((field) => (field in object ? [[field, object[field]]] : [])));
}

/** The fields of one object that were asked for. @throws QueryFault */
export function selectFields(
  object: Record<string, unknown>,
  text: string | undefined,
  fields: ReadonlySet<string>,
): Record<string, unknown> {
  const selection = readSelection(text, fields);
  return selection ? selected(object, selection) : object;
}
