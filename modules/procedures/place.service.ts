import { enrolmentsOfPeople, holdersOf, organisationsByIds, rolesOf } from '#modules/directory/index.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { OrganisationRef, PlaceQuestion, Places } from '#platform/workflow/index.ts';

type Organisation = { id: string; tenantId: string; parentId: string | undefined; kind: string };

async function organisation(ctx: Ctx, ref: OrganisationRef): Promise<Organisation | undefined> {
  const there = { ...ctx, db: ctx.db.scopedTo([ref.tenantId]) };
  return (await organisationsByIds(there, [ref.organisationId])).get(ref.organisationId);
}

/** Where a person learns today, or else works: the class or the school. */
async function placeOf(
  ctx: Ctx,
  personId: string,
  what: 'school' | 'class',
): Promise<OrganisationRef | undefined> {
  const today = todayInChina(ctx.now().getTime());
  const enrolment = (await enrolmentsOfPeople(ctx, [personId])).find(
    ({ validFrom, validTo }) => validFrom <= today && (!validTo || validTo > today),
  );
  if (enrolment) {
    const organisationId = what === 'class' ? enrolment.classId : enrolment.schoolId;
    return organisationId ? { tenantId: enrolment.tenantId, organisationId } : undefined;
  }
  const kinds = what === 'class' ? ['class'] : ['school', 'bureau'];
  const held = (await rolesOf(ctx, personId)).find(
    ({ organisation, role }) => kinds.includes(organisation.kind) && role !== 'guardian',
  );
  return held && { tenantId: held.tenantId, organisationId: held.organisation.id };
}

/** The school where a person learns or works today. No right is checked. */
export const schoolOfPerson = (ctx: Ctx, personId: string) => placeOf(ctx, personId, 'school');

/** The nearest bureau above an organisation, or itself. A tenant's root is a bureau, so one tenant is enough. */
async function bureauOf(ctx: Ctx, ref: OrganisationRef): Promise<OrganisationRef | undefined> {
  let at = await organisation(ctx, ref);
  while (at && at.kind !== 'bureau') {
    if (!at.parentId) return undefined;
    at = await organisation(ctx, { tenantId: ref.tenantId, organisationId: at.parentId });
  }
  return at && { tenantId: at.tenantId, organisationId: at.id };
}

/** `applicant.school.bureau`: from a root, step by step. */
async function find(ctx: Ctx, question: PlaceQuestion): Promise<OrganisationRef | undefined> {
  const [root, first, ...rest] = question.from.split('.');
  const personId = root === 'applicant' ? question.applicantId : question.subjectId;
  let at: OrganisationRef | undefined;
  if (root === 'case' && first === 'organisation') at = question.organisation;
  else if (personId && (first === 'school' || first === 'class')) at = await placeOf(ctx, personId, first);
  for (const step of rest) {
    if (!at || step !== 'bureau') return undefined;
    at = await bureauOf(ctx, at);
  }
  return at;
}

/** How procedures find organisations and people: in the directory. */
export const places: Places = {
  find,
  holders: async (ctx, { role, organisationId, tenantId }) => {
    const place = await organisation(ctx, { organisationId, tenantId });
    return place ? holdersOf(ctx, { tenantId, organisationId, kind: place.kind, role }) : [];
  },
};
