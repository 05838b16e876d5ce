import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { selectClassPupils, selectClassTeachers } from './enrolment.queries.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { selectPeople } from './person.queries.ts';
import type { PersonSummary } from './person.schema.ts';
import { toPersonSummary } from './person.service.ts';

export type ClassRoster = {
  pupils: { enrolmentId: string; status: string; person: PersonSummary }[];
  /** `subjects` are subject codes; a head teacher may teach none. */
  teachers: { person: PersonSummary; subjects: string[]; isHead: boolean }[];
};

const byPinyin = (a: { person: PersonSummary }, b: { person: PersonSummary }) =>
  a.person.pinyin < b.person.pinyin
    ? -1
    : a.person.pinyin > b.person.pinyin
      ? 1
      : a.person.id < b.person.id
        ? -1
        : 1;

/**
 * Who learns and who teaches in a class on a day (today unless told), by pinyin. No right is checked: for modules
 * that authorised the place.
 */
export async function rosterOf(
  ctx: Ctx,
  classId: string,
  on: string = todayInChina(ctx.now().getTime()),
): Promise<ClassRoster> {
  return read(ctx, async (ctx) => {
    const [enrolments, duties] = await Promise.all([
      selectClassPupils(ctx.db, classId, on),
      selectClassTeachers(ctx.db, classId, on),
    ]);
    const ids = [...enrolments, ...duties].map((row) => row.person_id);
    const people = await selectPeople(ctx.db, [...new Set(ids)]);
    // By person: two records that were merged may both have been enrolled here.
    const pupils = new Map<string, ClassRoster['pupils'][number]>();
    for (const { id, status, person_id } of enrolments) {
      const person = people.get(person_id);
      if (person) pupils.set(person.id, { enrolmentId: id, status, person: toPersonSummary(person) });
    }
    const teachers = new Map<string, ClassRoster['teachers'][number]>();
    for (const { person_id, subject, post } of duties) {
      const person = people.get(person_id);
      if (!person) continue;
      const known = teachers.get(person.id) ?? {
        person: toPersonSummary(person),
        subjects: [],
        isHead: false,
      };
      if (subject && !known.subjects.includes(subject)) known.subjects.push(subject);
      if (post === 'head-teacher') known.isHead = true;
      teachers.set(person.id, known);
    }
    return { pupils: [...pupils.values()].sort(byPinyin), teachers: [...teachers.values()].sort(byPinyin) };
  });
}

/** The roster of a class for somebody who holds the right at the class or above. */
export async function showRoster(ctx: Ctx, classId: string, on: string | undefined): Promise<ClassRoster> {
  return read(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, classId);
    authorise(ctx, 'directory.class-roster.read', placeOf(node));
    return rosterOf(ctx, classId, on);
  });
}
