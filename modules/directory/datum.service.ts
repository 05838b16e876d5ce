import { audit } from '#platform/audit.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { maskAddress } from '#platform/crypto/mask.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  type FormSubject,
  type Known,
  registerDatum,
  registerSubjectGuard,
} from '#platform/forms/catalogue.ts';
import { selectGuardianships } from './affiliation.queries.ts';
import { datumNotes } from './datum.policy.ts';
import { selectEnrolmentPlaces } from './enrolment.queries.ts';
import { isGuardianOf } from './guardianship.service.ts';
import { type LookupType, maskIdentifier } from './identifier.policy.ts';
import { selectCodes } from './organisation.queries.ts';
import type { Organisation } from './organisation.schema.ts';
import { organisationsByIds } from './organisation.service.ts';
import { type PersonRow, selectPerson } from './person.queries.ts';
import { maySomewhere, placesOf } from './person.service.ts';
import { openPerson } from './person-detail.service.ts';

const source = { zh: '教育目录', en: 'Directory' };

type Facts = {
  applicant: PersonRow | undefined;
  child: PersonRow | undefined;
  guardian: { person: PersonRow; relation: string } | undefined;
  /** Where the child is enrolled now, or else the applicant. */
  enrolment: { schoolId: string; className: string | undefined; tenantId: string } | undefined;
};

const read = new WeakMap<FormSubject, Promise<Facts>>();
const schools = new WeakMap<FormSubject, Promise<Organisation | undefined>>();

/** One reading for all data of one form. */
function once<T>(memory: WeakMap<FormSubject, Promise<T>>, subject: FormSubject, find: () => Promise<T>) {
  let known = memory.get(subject);
  if (!known) {
    known = find();
    memory.set(subject, known);
  }
  return known;
}

const factsOf = (ctx: Ctx, subject: FormSubject) => once(read, subject, () => findFacts(ctx, subject));

async function findFacts(ctx: Ctx, { personId, childId }: FormSubject): Promise<Facts> {
  const today = todayInChina(ctx.now().getTime());
  const [applicant, child] = await Promise.all([
    selectPerson(ctx.db, personId),
    childId ? selectPerson(ctx.db, childId) : undefined,
  ]);
  const pupil = child ?? applicant;
  if (!pupil) return { applicant, child, guardian: undefined, enrolment: undefined };
  const db = ctx.db.scopedTo(pupil.tenants);
  const [places, guardianships] = await Promise.all([
    selectEnrolmentPlaces(db, [pupil.id], today),
    child ? selectGuardianships(db, { childId: child.id, today }) : [],
  ]);
  // The applicant where that is a guardian; else, when an office or the pupil asks, the first one.
  const link = guardianships.find((row) => row.guardian_id === personId) ?? guardianships[0];
  const person =
    link && (link.guardian_id === personId ? applicant : await selectPerson(ctx.db, link.guardian_id));
  const place = places.find(({ status }) => status === 'active') ?? places[0];
  return {
    applicant,
    child,
    guardian: link && person ? { person, relation: link.relation } : undefined,
    enrolment: place && {
      schoolId: place.school_id,
      className: place.class_name ?? undefined,
      tenantId: place.tenant_id,
    },
  };
}

const schoolOf = (ctx: Ctx, subject: FormSubject) =>
  once(schools, subject, async () => {
    const { enrolment } = await factsOf(ctx, subject);
    const id = subject.organisationId ?? enrolment?.schoolId;
    if (!id) return undefined;
    const tenants = subject.organisationId ? ctx.db.tenants : [enrolment?.tenantId as string];
    const found = await organisationsByIds({ ...ctx, db: ctx.db.scopedTo(tenants) }, [id]);
    return found.get(id);
  });

/** An answer of a person. Sensitive ones in clear to that person alone; others use them without seeing them. */
function ofPerson(ctx: Ctx, row: PersonRow | undefined, what: string): Known | undefined {
  if (!row) return undefined;
  const of = row.name;
  const plain: Record<string, string | null> = {
    name: row.name,
    sex: row.sex === 'unknown' ? null : row.sex,
    'birth-date': row.birth_date,
    ethnicity: row.ethnicity,
  };
  if (Object.hasOwn(plain, what)) {
    const value = plain[what];
    return value ? { value, of } : undefined;
  }
  const own = ctx.actor.kind === 'person' && ctx.actor.personId === row.id;
  const { identifiers, contact } = openPerson(ctx, row, false);
  const value = what === 'address' ? contact.address : identifiers.find(({ type }) => type === what)?.value;
  if (!value) return undefined;
  const masked = what === 'address' ? maskAddress(value) : maskIdentifier(what as LookupType, value);
  return own ? { value, of } : { value, of, masked };
}

async function ofSchool(ctx: Ctx, subject: FormSubject, what: string): Promise<Known | undefined> {
  const school = await schoolOf(ctx, subject);
  if (!school) return undefined;
  const of = school.name;
  if (what === 'name') return { value: school.name, of };
  if (what === 'address') return school.address ? { value: school.address, of } : undefined;
  const type = what === 'code' ? 'school-code' : 'credit-code';
  const codes = await selectCodes(ctx.db.scopedTo([school.tenantId]), [school.id]);
  const value = codes.find((code) => code.type === type)?.value;
  return value ? { value, of } : undefined;
}

for (const { of: what, ...entry } of datumNotes)
  registerDatum({
    ...entry,
    source,
    async resolve(ctx, subject) {
      if (entry.subject === 'school') return ofSchool(ctx, subject, what);
      const { applicant, child, guardian, enrolment } = await factsOf(ctx, subject);
      if (entry.subject === 'person') return ofPerson(ctx, applicant, what);
      if (entry.subject === 'guardian')
        return what === 'relation'
          ? guardian && { value: guardian.relation, of: guardian.person.name }
          : ofPerson(ctx, guardian?.person ?? applicant, what);
      const pupil = child ?? applicant;
      if (what === 'class')
        return enrolment?.className && pupil ? { value: enrolment.className, of: pupil.name } : undefined;
      return ofPerson(ctx, pupil, what);
    },
  });

/** A person whom an office serves at the counter: it must be allowed to see the data, and seeing them is kept. */
async function servedByOffice(ctx: Ctx, personId: string): Promise<boolean> {
  const person = await selectPerson(ctx.db, personId);
  if (!person) return false;
  const places = await placesOf(ctx, person);
  if (!maySomewhere(ctx, 'directory.person.read-sensitive', places)) return false;
  await audit(ctx, {
    action: 'directory.person.read-sensitive',
    subject: { type: 'person', id: personId },
    detail: { form: true },
  });
  return true;
}

/** For oneself, for one's own child, for an institution at or below one's own node, or at the counter. */
async function mayFillFor(ctx: Ctx, { personId, childId, organisationId }: FormSubject): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'person') return false;
  if (personId !== actor.personId && !(await servedByOffice(ctx, personId))) return false;
  if (childId && childId !== personId && !(await isGuardianOf(ctx, personId, childId))) return false;
  if (!organisationId) return true;
  const organisation = (await organisationsByIds(ctx, [organisationId])).get(organisationId);
  return organisation !== undefined && actor.grant !== undefined && actor.grant.path !== '#'
    ? organisation.path.startsWith(actor.grant.path) && actor.grant.tenants.includes(organisation.tenantId)
    : false;
}

registerSubjectGuard(mayFillFor);
