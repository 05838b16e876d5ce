import { sql } from 'kysely';
import { newPersonNumber } from '#platform/codes/person-number.ts';
import { pinyin } from '#platform/codes/pinyin.ts';
import type { Ctx } from '#platform/ctx.ts';
import { texts, uuids } from '#platform/db/arrays.ts';
import type { Db } from '#platform/db/db.ts';
import { type Column, insertNewRows, insertRows, replaceOn } from '#platform/db/unnest.ts';
import { PlatformError } from '#platform/errors.ts';
import { type NewPerson, personColumns } from './bulk.queries.ts';
import type { BeforeImage, RosterConflict } from './bulk.schema.ts';
import { canonicalIdentifier, claimHash, type LookupType, sealingPlace } from './identifier.policy.ts';
import { type PersonRow, selectHolders } from './person.queries.ts';
import type { IdentifierType, PersonInput } from './person.schema.ts';

export type Claim = { hash: string; type: LookupType; personId: string };

/** Look-up hashes of identifiers in canonical form, by type and value: made once for a batch. */
export type LookupHashes = Map<string, Map<string, string>>;

export function noteHash(hashes: LookupHashes, type: string, value: string, hash: string): void {
  const ofType = hashes.get(type);
  if (ofType) ofType.set(value, hash);
  else hashes.set(type, new Map([[value, hash]]));
}

export type PeopleChanges = {
  created: NewPerson[];
  updated: { before: BeforeImage; row: NewPerson }[];
  claimed: Claim[];
  released: Claim[];
  conflicts: Extract<RosterConflict, { kind: 'identifier' }>[];
};

type Wanted = Claim & { value: string };

/**
 * Writes people: the claims of their identifiers first, then their rows. An identifier that somebody else holds is
 * left out and told; a new value of a type that the person held before replaces it.
 */
export async function applyPeople(
  ctx: Ctx,
  tenantId: string,
  inputs: readonly PersonInput[],
  at: Date,
  { isNew, hashes }: { isNew?: ReadonlySet<string> | undefined; hashes?: LookupHashes | undefined } = {},
): Promise<PeopleChanges> {
  const changes: PeopleChanges = { created: [], updated: [], claimed: [], released: [], conflicts: [] };
  if (inputs.length === 0) return changes;
  const { db } = ctx;
  const known = await selectKnown(
    ctx,
    inputs.flatMap(({ id }) => (isNew?.has(id) ? [] : [id])),
  );
  const wanted = inputs.flatMap((input, index) => wantedClaims(ctx, input, index, hashes));
  for (const input of inputs) {
    if (!known.people.has(input.id)) {
      const number = input.number ?? newPersonNumber();
      wanted.push({ hash: number, type: 'person-number', personId: input.id, value: number });
    }
  }
  const fresh = known.claims.size === 0 ? wanted : wanted.filter((claim) => !known.claims.has(keyOf(claim)));
  const refused = await claimAll(ctx, fresh, at, isNew);
  const granted = new Map<string, Wanted[]>();
  for (const claim of fresh) {
    const holderId = refused.size === 0 ? undefined : refused.get(keyOf(claim));
    if (holderId === undefined) {
      const own = granted.get(claim.personId);
      if (own) own.push(claim);
      else granted.set(claim.personId, [claim]);
    } else {
      changes.conflicts.push({
        kind: 'identifier',
        personId: claim.personId,
        type: claim.type as IdentifierType,
        holderId,
      });
    }
  }
  for (const input of inputs) {
    const before = known.people.get(input.id);
    const row = toRow(ctx, tenantId, input, granted.get(input.id) ?? [], before);
    if (!before) changes.created.push(row);
    else if (differs(row, before, granted.has(input.id))) {
      changes.updated.push({ before: before as unknown as BeforeImage, row });
    }
  }
  await writePeople(
    db,
    at,
    changes.created.filter(({ id }) => isNew?.has(id)),
    [...changes.created.filter(({ id }) => !isNew?.has(id)), ...changes.updated.map(({ row }) => row)],
  );
  for (const { before } of changes.updated) {
    for (const claim of granted.get(before.id) ?? []) {
      changes.claimed.push({ hash: claim.hash, type: claim.type, personId: claim.personId });
      if (claim.type === 'external') continue;
      for (const old of known.byPerson.get(before.id) ?? [])
        if (old.type === claim.type) changes.released.push(old);
    }
  }
  await releaseClaims(ctx, changes.released);
  return changes;
}

async function writePeople(
  db: Db,
  at: Date,
  sure: readonly NewPerson[],
  others: readonly NewPerson[],
): Promise<void> {
  const columns = personColumns(at);
  const wereNew = await insertNewRows(db, 'directory.person', columns, sure);
  const conflict = replaceOn(['id'], columns, sql`version = directory.person.version + 1`);
  await insertRows(db, 'directory.person', columns, wereNew ? others : [...sure, ...others], conflict);
}

const keyOf = ({ hash, type, personId }: Claim) => `${hash} ${type} ${personId}`;

async function selectKnown(ctx: Ctx, ids: readonly string[]) {
  const { rows } =
    ids.length === 0
      ? { rows: [] }
      : await sql<PersonRow>`select * from directory.person where id = any(${uuids(ids)}::uuid[])`.execute(
          ctx.db,
        );
  const people = new Map(rows.map((row) => [row.id, row]));
  const byPerson = new Map<string, Claim[]>();
  const claims = new Set<string>();
  if (rows.length > 0) {
    const held = await ctx.db
      .selectFrom('directory.identifier')
      .select(['hash', 'type', 'person_id'])
      .where(sql<boolean>`person_id = any(${uuids(rows.map((row) => row.id))}::uuid[])`)
      .execute();
    for (const { hash, type, person_id } of held) {
      const claim: Claim = { hash, type: type as LookupType, personId: person_id };
      claims.add(keyOf(claim));
      byPerson.set(person_id, [...(byPerson.get(person_id) ?? []), claim]);
    }
  }
  return { people, byPerson, claims };
}

function wantedClaims(
  ctx: Ctx,
  input: PersonInput,
  index: number,
  hashes: LookupHashes | undefined,
): Wanted[] {
  return (input.identifiers ?? []).map(({ type, value }, at) => {
    const known = hashes?.get(type)?.get(value);
    if (known) return { hash: known, type, personId: input.id, value };
    const canonical = canonicalIdentifier(type, value);
    if (!canonical.ok) {
      const { zh, en } = canonical;
      throw new PlatformError('request.invalid', {
        fields: [{ pointer: `/people/${index}/identifiers/${at}/value`, detail: { zh, en } }],
      });
    }
    const hash = claimHash(ctx.ports.cipher, type, canonical.value);
    return { hash, type, personId: input.id, value: canonical.value };
  });
}

const claimColumns = (at: Date): Column<Claim>[] => [
  { name: 'hash', type: 'text', of: (row) => row.hash },
  { name: 'type', type: 'text', of: (row) => row.type },
  { name: 'person_id', type: 'uuid', of: (row) => row.personId },
  { name: 'claimed_at', type: 'timestamptz', all: at },
];

/**
 * Claims numbers of people who were looked up in vain with a plain insert, which costs a third less; should somebody
 * have been quicker after all, and for phones, which families share, the careful way.
 */
async function claimAll(
  ctx: Ctx,
  wanted: readonly Wanted[],
  at: Date,
  isNew: ReadonlySet<string> | undefined,
): Promise<Map<string, string>> {
  const sure: Wanted[] = [];
  const others: Wanted[] = [];
  for (const one of wanted) {
    const { type, personId } = one;
    (isNew?.has(personId) && type !== 'phone' && type !== 'mail' ? sure : others).push(one);
  }
  sure.sort(byHash);
  const wereNew = await insertNewRows(ctx.db, 'directory.identifier', claimColumns(at), sure);
  return claim(ctx, wereNew ? others : wanted, at);
}

const byHash = (a: Claim, b: Claim) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0);

/** @returns the holders of those claims that somebody else has, by claim. */
async function claim(ctx: Ctx, wanted: readonly Wanted[], at: Date): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  if (wanted.length === 0) return refused;
  // In the order of the key: neighbours land on the same index pages, and two batches lock in one order.
  const sorted = [...wanted].sort(byHash);
  const count = await insertRows(
    ctx.db,
    'directory.identifier',
    claimColumns(at),
    sorted,
    sql`on conflict (hash, type) do nothing`,
  );
  if (count === sorted.length) return refused;
  const holders = new Map<string, string>();
  for (const { hash, type, person_id } of await selectHolders(
    ctx.db,
    sorted.map(({ hash }) => hash),
  )) {
    holders.set(`${hash} ${type}`, person_id);
  }
  for (const claim of sorted) {
    const holder = holders.get(`${claim.hash} ${claim.type}`);
    if (holder && holder !== claim.personId) refused.set(keyOf(claim), holder);
  }
  return refused;
}

/** Frees identifiers. */
export async function releaseClaims(ctx: Ctx, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await sql`delete from directory.identifier i
    using unnest(${texts(claims.map(({ hash }) => hash))}::text[], ${texts(claims.map(({ type }) => type))}::text[],
      ${uuids(claims.map(({ personId }) => personId))}::uuid[]) as c(hash, type, person_id)
    where i.hash = c.hash and i.type = c.type and i.person_id = c.person_id`.execute(ctx.db);
}

/** Takes identifiers back, where they are still free. */
export async function claimAgain(ctx: Ctx, claims: readonly Claim[], at: Date): Promise<void> {
  await insertRows(
    ctx.db,
    'directory.identifier',
    claimColumns(at),
    claims,
    sql`on conflict (hash, type) do nothing`,
  );
}

type Sealed = Record<string, string>;

function toRow(
  ctx: Ctx,
  tenantId: string,
  input: PersonInput,
  granted: readonly Wanted[],
  before: PersonRow | undefined,
): NewPerson {
  const { cipher } = ctx.ports;
  const place = sealingPlace(input.id);
  const identifiers: Sealed = { ...((before?.identifiers as Sealed | undefined) ?? {}) };
  let number = before?.number;
  for (const { type, value } of granted) {
    if (type === 'person-number') number = value;
    // Keys of other systems tell nothing about a person and are found by their hash alone.
    else if (type !== 'external') identifiers[type] = cipher.seal(value, place);
  }
  // Two in forty million draws collide; the batch is then tried again by its caller.
  if (number === undefined) throw new PlatformError('platform.busy', { retryAfter: 1 });
  const contact: Sealed = { ...((before?.contact as Sealed | undefined) ?? {}) };
  for (const [key, value] of Object.entries(input.contact ?? {})) {
    if (value === undefined) continue;
    const old = contact[key];
    if (old === undefined || cipher.open(old, place) !== value) contact[key] = cipher.seal(value, place);
  }
  const reading = pinyin(input.name);
  const tenants = before?.tenants ?? [];
  return {
    id: input.id,
    number,
    name: input.name,
    name_pinyin: reading.full,
    name_initials: reading.initials,
    sex: input.sex,
    birth_date: input.birthDate ?? before?.birth_date ?? null,
    ethnicity: input.ethnicity ?? before?.ethnicity ?? null,
    identifiers,
    contact,
    tenants: tenants.includes(tenantId) ? tenants : [...tenants, tenantId],
  };
}

function differs(row: NewPerson, before: PersonRow, gained: boolean): boolean {
  return (
    gained ||
    row.name !== before.name ||
    row.sex !== before.sex ||
    row.birth_date !== before.birth_date ||
    row.ethnicity !== before.ethnicity ||
    row.tenants.length !== before.tenants.length ||
    JSON.stringify(row.contact) !== JSON.stringify(before.contact)
  );
}
