import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { splitName } from '#platform/codes/name.ts';
import { parsePersonNumber } from '#platform/codes/person-number.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { fromCursor, type Page, type PageQuery, toCursor } from '#platform/http/page.ts';
import { canonicalIdentifier, type LookupType, lookupHashes } from './identifier.policy.ts';
import { homeKinds, understand } from './organisation.policy.ts';
import { selectIdsBelow, selectTenantsBelow } from './organisation.queries.ts';
import { getOrganisationRow, placeOf, searchRoot } from './organisation.service.ts';
import {
  type FoundPerson,
  type SearchColumn,
  searchAffiliations,
  selectAffiliations,
  selectClassPeople,
  selectHolder,
  selectPeople,
  selectPeopleOf,
  selectPeopleThen,
  selectPerson,
} from './person.queries.ts';
import type { PersonSummary } from './person.schema.ts';
import { placesOf, toPersonSummary } from './person.service.ts';

export type PersonKind = 'pupil' | 'staff' | 'guardian';
export type PersonFound = Omit<PersonSummary, 'tenants'> & {
  affiliations: { kind: PersonKind; organisation: { id: string; name: string } }[];
};

type Root = { path: string; kind: string; tenant_id: string };

/** The forms of a name that a text may begin, tried one after the other. */
function columnsFor(by: 'name' | 'pinyin'): readonly SearchColumn[] {
  return by === 'name' ? ['name', 'given_name'] : ['name_pinyin', 'name_initials'];
}

/**
 * People below the actor's node (or a node below it) by the beginning of name, given name, pinyin or initials; by a
 * whole number of any kind also exactly.
 */
export async function searchPeople(
  ctx: Ctx,
  {
    q,
    kind,
    under,
    cursor,
    limit,
  }: { q: string; kind?: PersonKind | undefined; under?: string | undefined } & PageQuery,
): Promise<Page<PersonFound>> {
  return read(ctx, async (ctx) => {
    const root = await searchRoot(ctx, 'directory.person.read', under);
    const asked = understand(q);
    if (asked.by === 'code') return { items: await findByNumber(ctx, root, asked.text), nextCursor: null };
    if (root.kind === 'class' || root.kind === 'grade') return searchClass(ctx, root, asked, kind);
    const scope = await scopeOf(ctx, root);
    if (scope.tenants.length === 0) return { items: [], nextCursor: null };
    const columns = columnsFor(asked.by);
    const from = fromCursor(cursor, 3);
    const found: FoundPerson[] = [];
    let next: string | null = null;
    for (let phase = from ? Number(from[0]) : 0; phase < columns.length && next === null; phase++) {
      const resumed =
        from && phase === Number(from[0]) && from[2] !== ''
          ? ([String(from[1]), String(from[2])] as const)
          : undefined;
      const wanted = limit - found.length;
      const rows = await searchAffiliations(ctx.db, {
        ...scope,
        column: columns[phase] as SearchColumn,
        prefix: asked.text,
        kind,
        after: resumed,
        limit: wanted,
      });
      const taken = rows.slice(0, wanted);
      found.push(...taken);
      const last = taken.at(-1);
      if (rows.length > wanted)
        next = last ? toCursor([phase, last.key, last.person_id]) : toCursor([phase, '', '']);
      else if (found.length === limit && phase + 1 < columns.length) next = toCursor([phase + 1, '', '']);
    }
    return { items: await present(ctx, [...new Set(found.map((row) => row.person_id))]), nextCursor: next };
  });
}

/** Whole tenants where the node is a bureau, else the schools and sites below it. */
async function scopeOf(
  ctx: Ctx,
  root: Root,
): Promise<{ tenants: string[]; organisations: string[] | undefined }> {
  const below = await selectTenantsBelow(ctx.db, root.path);
  const tenants = below.filter((tenant) => ctx.db.tenants.includes(tenant));
  if (root.kind === 'bureau') return { tenants, organisations: undefined };
  const organisations = await selectIdsBelow(ctx.db, [root.tenant_id], root.path, homeKinds);
  return { tenants: organisations.length > 0 ? [root.tenant_id] : [], organisations };
}

async function searchClass(
  ctx: Ctx,
  root: Root,
  { by, text }: { by: string; text: string },
  kind: PersonKind | undefined,
): Promise<Page<PersonFound>> {
  const today = todayInChina(ctx.now().getTime());
  const members = await selectClassPeople(ctx.db, root.tenant_id, root.path, today);
  const ids = members.filter((row) => !kind || row.kind === kind).map((row) => row.person_id);
  const people = await selectPeople(ctx.db, ids);
  const fits = [...people.values()].filter((row) =>
    by === 'name'
      ? row.name.startsWith(text) || splitName(row.name).given.startsWith(text)
      : row.name_pinyin.startsWith(text) || row.name_initials.startsWith(text),
  );
  fits.sort((a, b) => (a.name_pinyin < b.name_pinyin ? -1 : 1));
  return {
    items: await present(
      ctx,
      fits.slice(0, 200).map((row) => row.id),
    ),
    nextCursor: null,
  };
}

const lookups: readonly LookupType[] = ['resident-id', 'student-number', 'phone', 'staff-number'];

/** A whole number finds one person, if the actor may see that person. */
async function findByNumber(ctx: Ctx, root: Root, text: string): Promise<PersonFound[]> {
  const types: readonly LookupType[] = parsePersonNumber(text).ok ? ['person-number', ...lookups] : lookups;
  for (const type of types) {
    const canonical = canonicalIdentifier(type, text);
    if (!canonical.ok) continue;
    const holder = await selectHolder(ctx.db, type, lookupHashes(ctx.ports.cipher, type, canonical.value));
    const person = holder && (await selectPerson(ctx.db, holder));
    if (!person) continue;
    const places = await placesOf(ctx, person);
    const seen = places.some(
      (place) => place.path.startsWith(root.path) && may(ctx, 'directory.person.read', place),
    );
    if (seen) return present(ctx, [person.id]);
  }
  return [];
}

/** People as lists show them, in the order of the ids. */
async function present(ctx: Ctx, ids: readonly string[]): Promise<PersonFound[]> {
  const [people, affiliations] = await Promise.all([
    selectPeople(ctx.db, ids),
    selectAffiliations(ctx.db, ids),
  ]);
  return ids.flatMap((id) => {
    const row = people.get(id);
    if (!row) return [];
    const { tenants: _, ...person } = toPersonSummary(row);
    const own = affiliations.filter((affiliation) => affiliation.person_id === id);
    return [
      {
        ...person,
        affiliations: own.map((affiliation) => ({
          kind: affiliation.kind as PersonKind,
          organisation: { id: affiliation.organisation_id, name: affiliation.organisation_name },
        })),
      },
    ];
  });
}

/** The people of one organisation by kind, today or on a past day (who was where). */
export async function listPeople(
  ctx: Ctx,
  { id, kind, on, cursor, limit }: { id: string; kind: PersonKind; on?: string | undefined } & PageQuery,
): Promise<Page<PersonFound>> {
  return read(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.person.read', placeOf(node));
    const today = todayInChina(ctx.now().getTime());
    if (on !== undefined && on !== today) {
      const after = fromCursor(cursor, 1);
      const ids = await selectPeopleThen(ctx.db, {
        organisationId: id,
        kind,
        on,
        after: after && String(after[0]),
        limit,
      });
      const items = await present(ctx, ids.slice(0, limit));
      return { items, nextCursor: ids.length > limit ? toCursor([ids[limit - 1] as string]) : null };
    }
    const rows = await selectPeopleOf(ctx.db, {
      organisationId: id,
      kind,
      after: fromCursor(cursor, 2),
      limit,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await present(
        ctx,
        page.map((row) => row.person_id),
      ),
      nextCursor: rows.length > limit && last ? toCursor([last.name_pinyin, last.person_id]) : null,
    };
  });
}
