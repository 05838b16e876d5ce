import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { parseName } from '#platform/codes/name.ts';
import { pinyin } from '#platform/codes/pinyin.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { type FieldError, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { personCreated, personUpdated } from './directory.events.ts';
import { canonicalIdentifier, claimHash, lookupHashes, sealingPlace } from './identifier.policy.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { refuseClosed, refuseStale } from './organisation-edit.service.ts';
import { type PersonRow, selectHolder, selectPerson } from './person.queries.ts';
import {
  type Contact,
  type Identifier,
  type IdentifierType,
  identifierNames,
  type PersonSummary,
  type Sex,
} from './person.schema.ts';
import { getSeenPerson, maySomewhere, placesOf, toPersonSummary } from './person.service.ts';
import { applyPeople } from './roster-people.service.ts';

export type NewPersonInput = {
  name: string;
  sex: Sex;
  birthDate?: string | undefined;
  ethnicity?: string | undefined;
  identifiers?: readonly Identifier[] | undefined;
  contact?: Contact | undefined;
};

/** Reads a name and checks identifiers against the other fields. All that is wrong is told at once. */
function check(
  input: Partial<NewPersonInput>,
  before?: Pick<PersonRow, 'sex' | 'birth_date'>,
): { name: string | undefined } {
  const fields: FieldError[] = [];
  const name = input.name === undefined ? undefined : parseName(input.name);
  if (name && !name.ok) fields.push({ pointer: '/name', detail: { zh: name.zh, en: name.en } });
  input.identifiers?.forEach(({ type, value }, index) => {
    const canonical = canonicalIdentifier(type, value);
    if (!canonical.ok) {
      fields.push({ pointer: `/identifiers/${index}/value`, detail: { zh: canonical.zh, en: canonical.en } });
    } else if (type === 'resident-id') fields.push(...contradictions(canonical.value, input, before));
  });
  if (fields.length > 0) throw new PlatformError('request.invalid', { fields });
  return { name: name?.ok ? name.value : undefined };
}

/** A resident ID tells sex and birth date (GB 11643): what is typed beside it must agree. */
function contradictions(
  residentId: string,
  input: Partial<NewPersonInput>,
  before?: Pick<PersonRow, 'sex' | 'birth_date'>,
): FieldError[] {
  const parsed = parseResidentId(residentId);
  if (!parsed.ok) return [];
  const fields: FieldError[] = [];
  const sex = input.sex ?? before?.sex;
  if (sex && sex !== 'unknown' && sex !== parsed.value.sex) {
    fields.push({
      pointer: '/sex',
      detail: { zh: '性别与身份证号不一致', en: 'the sex does not agree with the resident ID' },
    });
  }
  const birthDate = input.birthDate ?? before?.birth_date ?? undefined;
  if (birthDate && birthDate !== parsed.value.birthDate) {
    fields.push({
      pointer: '/birthDate',
      detail: { zh: '出生日期与身份证号不一致', en: 'the birth date does not agree with the resident ID' },
    });
  }
  return fields;
}

/**
 * Registers a person at an organisation's tenant. Enrolments, postings and guardianships are added to it then.
 * @throws directory.identifier-taken with the person who holds it, if the actor may see that person
 */
export async function createPerson(
  ctx: Ctx,
  { organisationId, ...input }: NewPersonInput & { organisationId: string },
): Promise<PersonSummary> {
  return inTx(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, organisationId);
    authorise(ctx, 'directory.person.create', placeOf(node));
    refuseClosed(node);
    const { name } = check(input);
    await refuseTaken(ctx, input.identifiers ?? [], undefined);
    const id = uuidv7();
    const known = input.identifiers?.find(({ type }) => type === 'resident-id');
    const told = known && parseResidentId(known.value);
    const person = {
      ...input,
      id,
      name: name as string,
      birthDate: input.birthDate ?? (told?.ok ? told.value.birthDate : undefined),
    };
    await applyPeople(ctx, node.tenant_id, [person], ctx.now());
    await emit(ctx, personCreated, node.tenant_id, { personId: id });
    await audit(ctx, {
      action: 'directory.person.create',
      tenantId: node.tenant_id,
      subject: { type: 'person', id },
    });
    return toPersonSummary((await selectPerson(ctx.db, id)) as PersonRow);
  });
}

async function refuseTaken(
  ctx: Ctx,
  identifiers: readonly Identifier[],
  own: string | undefined,
): Promise<void> {
  for (const [index, { type, value }] of identifiers.entries()) {
    const canonical = canonicalIdentifier(type, value);
    if (!canonical.ok) continue;
    const holderId = await selectHolder(ctx.db, type, lookupHashes(ctx.ports.cipher, type, canonical.value));
    if (!holderId || holderId === own) continue;
    const holder = await selectPerson(ctx.db, holderId);
    const seen = holder && maySomewhere(ctx, 'directory.person.read', await placesOf(ctx, holder));
    const { zh, en } = identifierNames[type];
    throw new PlatformError('directory.identifier-taken', {
      values: { type: zh },
      detail: {
        zh: seen ? `${zh}已属于 ${holder.name}` : `${zh}已属于其他单位登记的人员`,
        en: seen
          ? `This ${en} belongs to ${holder.name}`
          : `This ${en} belongs to somebody registered elsewhere`,
      },
      fields: [{ pointer: `/identifiers/${index}/value`, detail: { zh: '已被使用', en: 'taken already' } }],
      extra: seen ? { person: { id: holder.id, name: holder.name } } : {},
    });
  }
}

export type PersonEdit = {
  name?: string | undefined;
  sex?: Sex | undefined;
  birthDate?: string | null | undefined;
  ethnicity?: string | null | undefined;
  /** A value replaces the one of its type; null frees it. */
  identifiers?: readonly { type: IdentifierType; value: string | null }[] | undefined;
  contact?: { address?: string | null | undefined; telephone?: string | null | undefined } | undefined;
};

/** Corrects a person. @throws resource.changed, directory.identifier-taken, request.invalid */
export async function updatePerson(
  ctx: Ctx,
  id: string,
  version: number,
  edit: PersonEdit,
): Promise<PersonSummary> {
  return inTx(ctx, async (ctx) => {
    const { person, places } = await getSeenPerson(ctx, id, 'directory.person.update');
    refuseStale(person, version);
    const set = (edit.identifiers ?? []).filter((entry): entry is Identifier => entry.value !== null);
    const { name = person.name } = check(
      { name: edit.name, sex: edit.sex, birthDate: edit.birthDate ?? undefined, identifiers: set },
      person,
    );
    await refuseTaken(ctx, set, person.id);
    const at = ctx.now();
    const identifiers = await changeIdentifiers(ctx, person, edit.identifiers ?? [], at);
    const reading = pinyin(name);
    const result = await ctx.db
      .updateTable('directory.person')
      .set({
        name,
        name_pinyin: reading.full,
        name_initials: reading.initials,
        identifiers: JSON.stringify(identifiers),
        contact: JSON.stringify(changeContact(ctx, person, edit.contact ?? {})),
        ...(edit.sex !== undefined && { sex: edit.sex }),
        ...(edit.birthDate !== undefined && { birth_date: edit.birthDate }),
        ...(edit.ethnicity !== undefined && { ethnicity: edit.ethnicity }),
        version: version + 1,
        updated_at: at,
      })
      .where('id', '=', person.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new PlatformError('resource.changed');
    if (name !== person.name) await renameEverywhere(ctx, person);
    const tenantId = (places.find((place) => ctx.tenants.includes(place.tenantId)) ?? places[0])
      ?.tenantId as string;
    await emit(ctx, personUpdated, tenantId, { personId: person.id });
    await audit(ctx, {
      action: 'directory.person.update',
      tenantId,
      subject: { type: 'person', id: person.id },
      detail: { fields: Object.keys(edit), identifiers: edit.identifiers?.map((entry) => entry.type) },
    });
    return toPersonSummary((await selectPerson(ctx.db, person.id)) as PersonRow);
  });
}

/** Lists carry the name to search by, in every tenant that knows the person. */
async function renameEverywhere(ctx: Ctx, person: PersonRow): Promise<void> {
  const today = todayInChina(ctx.now().getTime());
  for (const tenantId of person.tenants) {
    await refreshAffiliations({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, tenantId, [person.id], today);
  }
}

async function changeIdentifiers(
  ctx: Ctx,
  person: PersonRow,
  changes: readonly { type: IdentifierType; value: string | null }[],
  at: Date,
): Promise<Record<string, string>> {
  const { cipher } = ctx.ports;
  const sealed = { ...(person.identifiers as Record<string, string>) };
  for (const { type, value } of changes) {
    await ctx.db
      .deleteFrom('directory.identifier')
      .where('person_id', '=', person.id)
      .where('type', '=', type)
      .execute();
    delete sealed[type];
    const canonical = value === null ? undefined : canonicalIdentifier(type, value);
    if (!canonical?.ok) continue;
    await ctx.db
      .insertInto('directory.identifier')
      .values({ hash: claimHash(cipher, type, canonical.value), type, person_id: person.id, claimed_at: at })
      .execute();
    if (type !== 'external') sealed[type] = cipher.seal(canonical.value, sealingPlace(person.id));
  }
  return sealed;
}

function changeContact(
  ctx: Ctx,
  person: PersonRow,
  changes: NonNullable<PersonEdit['contact']>,
): Record<string, string> {
  const sealed = { ...(person.contact as Record<string, string>) };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    if (value === null) delete sealed[key];
    else sealed[key] = ctx.ports.cipher.seal(value, sealingPlace(person.id));
  }
  return sealed;
}

/**
 * Whether anybody in the region holds an identifier: a registrar who has the paper in hand finds the person, to
 * enrol or post whom another tenant registered. Only id and name are told, and the question is audited.
 */
export async function lookupPerson(
  ctx: Ctx,
  { type, value }: Identifier,
): Promise<{ id: string; name: string } | undefined> {
  authorise(ctx, 'directory.person.create');
  const canonical = canonicalIdentifier(type, value);
  if (!canonical.ok) {
    throw new PlatformError('request.invalid', {
      fields: [{ pointer: '/value', detail: { zh: canonical.zh, en: canonical.en } }],
    });
  }
  return inTx(ctx, async (ctx) => {
    const holderId = await selectHolder(ctx.db, type, lookupHashes(ctx.ports.cipher, type, canonical.value));
    const person = holderId ? await selectPerson(ctx.db, holderId) : undefined;
    await audit(ctx, {
      action: 'directory.person.lookup',
      detail: { type, found: person !== undefined },
      ...(person && { subject: { type: 'person', id: person.id } }),
    });
    return person && { id: person.id, name: person.name };
  });
}
