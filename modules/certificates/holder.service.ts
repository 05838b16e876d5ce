import {
  membershipsOf,
  type Organisation,
  organisationsByIds,
  peopleByIds,
} from '#modules/directory/index.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FieldSource } from './choice.schema.ts';

export type HolderReference = { kind: 'person' | 'organisation'; id: string };

export type Holder = {
  id: string;
  name: string;
  facts: Partial<Record<FieldSource, string>>;
  /** Enrolled, posted or standing at or below the institution that issues, now or before. */
  belongs: boolean;
};

const sexes = { male: '男', female: '女', unknown: '' } as const;

/**
 * What the directory knows of those whom certificates are for, under the ids asked for. Unknown ones are left out. No
 * right is checked.
 */
export async function holdersOf(
  ctx: Ctx,
  issuer: Organisation,
  kind: HolderReference['kind'],
  ids: readonly string[],
): Promise<Map<string, Holder>> {
  return kind === 'person' ? peopleWith(ctx, issuer, ids) : organisationsWith(ctx, issuer, ids);
}

async function organisationsWith(ctx: Ctx, issuer: Organisation, ids: readonly string[]) {
  const found = await organisationsByIds(ctx, ids, [issuer.tenantId]);
  return new Map(
    [...found].map(([id, { name, path }]): [string, Holder] => [
      id,
      { id, name, facts: { 'holder.name': name }, belongs: path.startsWith(issuer.path) },
    ]),
  );
}

async function peopleWith(ctx: Ctx, issuer: Organisation, ids: readonly string[]) {
  const people = await peopleByIds(ctx, ids);
  const today = todayInChina(ctx.now().getTime());
  const known = [...new Set([...people.values()].map(({ id }) => id))];
  const { enrolments, postings } = await membershipsOf(ctx, issuer.tenantId, known, today);
  const places = await organisationsByIds(
    ctx,
    [
      ...enrolments.flatMap(({ schoolId, classId }) => (classId ? [schoolId, classId] : [schoolId])),
      ...postings.map(({ organisationId }) => organisationId),
    ],
    [issuer.tenantId],
  );
  const isBelow = (id: string) => places.get(id)?.path.startsWith(issuer.path) ?? false;
  const holders = new Map<string, Holder>();
  for (const [asked, person] of people) {
    const own = enrolments
      .filter(({ personId, schoolId }) => personId === person.id && isBelow(schoolId))
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    const [latest] = own;
    // Where a pupil changes class, the enrolment is continued by another row of the same school.
    const since = own.filter(({ schoolId }) => schoolId === latest?.schoolId).at(-1)?.validFrom;
    const facts: Holder['facts'] = {
      'holder.name': person.name,
      'holder.sex': sexes[person.sex],
      'holder.number': person.number,
      ...(person.birthDate && { 'holder.birthDate': person.birthDate }),
      ...(latest && { 'pupil.school': places.get(latest.schoolId)?.name ?? '' }),
      ...(latest?.classId && { 'pupil.class': places.get(latest.classId)?.name ?? '' }),
      ...(latest?.entryYear && { 'pupil.entryYear': String(latest.entryYear) }),
      ...(since && { 'pupil.since': since }),
    };
    const belongs =
      own.length > 0 ||
      postings.some(({ personId, organisationId }) => personId === person.id && isBelow(organisationId));
    holders.set(asked, { id: person.id, name: person.name, facts, belongs });
  }
  return holders;
}
