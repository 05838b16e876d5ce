import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField } from '#platform/errors.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { applyRows, enrolmentTable } from './bulk.queries.ts';
import type { Relation } from './guardianship.service.ts';
import { registerGuardian } from './guardianship-edit.service.ts';
import type { OrganisationRow } from './organisation.queries.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { refuseClosed } from './organisation-edit.service.ts';
import type { PersonSummary } from './person.schema.ts';
import { createPerson, type NewPersonInput } from './person-edit.service.ts';
import { startPosting } from './posting.service.ts';

/** What somebody is registered as: a pupil of a school, staff at a post, or the guardian of a pupil. */
export type Standing =
  | { kind: 'pupil'; classId?: string | undefined; entryYear?: number | undefined; on?: string | undefined }
  | { kind: 'staff'; post: string; subjects?: readonly string[] | undefined; on?: string | undefined }
  | { kind: 'guardian'; childId: string; relation: Relation };

export type Registration = NewPersonInput & { organisationId: string; standing: Standing };

/**
 * Registers somebody whom no register knows yet, together with where that person stands: both or nothing, so nobody
 * is left without a place. For people already known see `startPosting` and `registerGuardian`.
 * @throws directory.identifier-taken with the person who holds it, if the actor may see that person
 */
export async function registerPerson(
  ctx: Ctx,
  { standing, ...person }: Registration,
): Promise<PersonSummary> {
  return inTx(ctx, async (ctx) => {
    const created = await createPerson(ctx, person);
    switch (standing.kind) {
      case 'pupil':
        await enrol(ctx, created.id, { ...standing, schoolId: person.organisationId });
        break;
      case 'staff': {
        const { post, subjects, on } = standing;
        const { organisationId } = person;
        await startPosting(ctx, { personId: created.id, organisationId, post, subjects, validFrom: on });
        break;
      }
      case 'guardian':
        await registerGuardian(ctx, {
          guardianId: created.id,
          childId: standing.childId,
          relation: standing.relation,
          kind: 'legal',
        });
    }
    return created;
  });
}

const schoolKinds = new Set(['school', 'teaching-point']);

type Enrolment = {
  schoolId: string;
  classId?: string | undefined;
  entryYear?: number | undefined;
  on?: string | undefined;
};

async function enrol(ctx: Ctx, personId: string, input: Enrolment): Promise<void> {
  const school = await getOrganisationRow(ctx, input.schoolId);
  authorise(ctx, 'directory.enrolment.update', placeOf(school));
  if (!schoolKinds.has(school.kind))
    throw invalidField('/organisationId', '请选择学校或教学点', 'choose a school or a teaching point');
  const room = input.classId ? await getClassBelow(ctx, input.classId, school) : undefined;
  const today = todayInChina(ctx.now().getTime());
  if (input.on && input.on > today)
    throw invalidField('/standing/on', '入学日期不能晚于今天', 'the first day cannot be after today');
  const row = {
    id: uuidv7(),
    personId,
    schoolId: school.id,
    classId: room?.id,
    status: 'active' as const,
    entryYear: input.entryYear ?? room?.entry_year ?? undefined,
    validFrom: input.on ?? today,
  };
  await applyRows(ctx.db, { tenantId: school.tenant_id, at: ctx.now() }, enrolmentTable, [row]);
  await refreshAffiliations(ctx, school.tenant_id, [personId], today);
  await audit(ctx, {
    action: 'directory.enrolment.start',
    tenantId: school.tenant_id,
    subject: { type: 'person', id: personId },
    detail: { enrolmentId: row.id, schoolId: school.id, classId: row.classId },
  });
}

async function getClassBelow(ctx: Ctx, id: string, school: OrganisationRow): Promise<OrganisationRow> {
  const room = await getOrganisationRow(ctx, id);
  if (room.kind !== 'class' || !room.path.startsWith(school.path))
    throw invalidField('/standing/classId', '请选择这所学校的班级', 'choose a class of this school');
  refuseClosed(room);
  return room;
}
