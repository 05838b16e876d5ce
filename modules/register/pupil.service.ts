import type { z } from 'zod';
import {
  ancestorPaths,
  classesWithHead,
  getOrganisation,
  type Organisation,
  organisationsBelow,
  organisationsByIds,
  peopleByIds,
  schoolOf,
  schoolPupils,
  standingsAt,
} from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import type { Page } from '#platform/http/page.ts';
import { statusOn } from './change.policy.ts';
import { schoolFor, today } from './change.service.ts';
import { levelIn, schoolYearOf } from './level.policy.ts';
import type { pupilQuery, SchoolOverview, SchoolPupil } from './pupil.schema.ts';

/** Pupils of a school, or of one class: a head teacher sees its own class only. */
export async function listPupils(ctx: Ctx, query: z.infer<typeof pupilQuery>): Promise<Page<SchoolPupil>> {
  return read(ctx, async (ctx) => {
    const school = await placeFor(ctx, query);
    const day = today(ctx);
    const page = await schoolPupils(ctx, school.tenantId, {
      schoolId: school.id,
      classId: query.classId === 'none' ? null : query.classId,
      view: query.view,
      name: understood(query.q),
      day,
      cursor: query.cursor,
      limit: query.limit,
    });
    const people = await peopleByIds(
      ctx,
      page.items.map((record) => record.personId),
    );
    const rooms = await organisationsByIds(
      ctx,
      page.items.flatMap((record) => record.classId ?? []),
    );
    const items = page.items.flatMap((record): SchoolPupil[] => {
      const person = people.get(record.personId);
      if (!person) return [];
      const room = record.classId ? rooms.get(record.classId) : undefined;
      return [
        {
          personId: record.personId,
          enrolmentId: record.id,
          name: person.name,
          number: person.number,
          sex: person.sex,
          birthDate: person.birthDate ?? null,
          class: room ? { id: room.id, name: room.name } : null,
          entryYear: record.entryYear ?? null,
          status: statusOn(record, day),
          since: record.validFrom,
          until: record.validTo ?? null,
        },
      ];
    });
    return { ...page, items };
  });
}

/** With a class, the right is asked there: a head teacher holds it at its class and nowhere else. */
async function placeFor(ctx: Ctx, { schoolId, classId }: z.infer<typeof pupilQuery>): Promise<Organisation> {
  const node = await getOrganisation(ctx, classId && classId !== 'none' ? classId : schoolId);
  authorise(ctx, 'register.pupil.read', { tenantId: node.tenantId, path: node.path });
  return schoolOf(ctx, node.id);
}

/** Letters are pinyin or initials, anything else the begin of a name. */
function understood(q: string | undefined): { by: 'name' | 'pinyin'; text: string } | undefined {
  const text = q?.normalize('NFKC').trim();
  if (!text) return undefined;
  return /^[a-z' -]+$/i.test(text)
    ? { by: 'pinyin', text: text.replace(/[' -]/g, '').toLowerCase() }
    : { by: 'name', text };
}

/** Grades and classes of a school itself, without those of teaching points below it. */
export async function roomsOf(ctx: Ctx, school: Organisation): Promise<Organisation[]> {
  const below = await organisationsBelow(ctx, [school.tenantId], school.path);
  const others = new Set(
    below
      .filter((node) => node.id !== school.id && (node.kind === 'school' || node.kind === 'teaching-point'))
      .map((node) => node.path),
  );
  return below.filter(
    (node) =>
      (node.kind === 'class' || node.kind === 'grade') &&
      !ancestorPaths(node.path).some((path) => others.has(path)),
  );
}

/** A school's cohorts and classes with how many are in them today: what the roster page opens with. */
export async function schoolOverview(ctx: Ctx, schoolId: string): Promise<SchoolOverview> {
  return read(ctx, async (ctx) => {
    const school = await schoolFor(ctx, 'register.pupil.read', schoolId);
    const day = today(ctx);
    const year = schoolYearOf(day);
    const standings = await standingsAt(ctx, school.tenantId, school.id, day);
    const all = await roomsOf(ctx, school);
    const rooms = all.filter((node) => node.kind === 'class' && (!node.validTo || node.validTo > day));
    const grades = new Map(all.filter((node) => node.kind === 'grade').map((grade) => [grade.id, grade]));
    const led = await classesWithHead(
      ctx,
      school.tenantId,
      rooms.map((room) => room.id),
      day,
    );
    const count = (status: string, where: (classId: string | undefined) => boolean) =>
      standings.reduce(
        (sum, row) => (row.status === status && where(row.classId) ? sum + row.pupils : sum),
        0,
      );
    const everywhere = () => true;
    const cohorts = [...Map.groupBy(rooms, (room) => `${room.stage} ${room.entryYear}`).values()].map(
      (classes) => {
        const [first] = classes as [Organisation, ...Organisation[]];
        const grade = first.parentId ? grades.get(first.parentId) : undefined;
        return {
          stage: first.stage ?? null,
          entryYear: first.entryYear ?? null,
          level: first.entryYear ? levelIn(year, first.entryYear) : null,
          name: grade?.name ?? null,
          classes: classes
            .sort((a, b) => (a.classNumber ?? 0) - (b.classNumber ?? 0) || (a.id < b.id ? -1 : 1))
            .map((room) => ({
              id: room.id,
              name: room.name,
              shortName: room.shortName ?? room.name,
              mixedGrades: room.mixedGrades,
              hasHead: led.has(room.id),
              active: count('active', (id) => id === room.id),
              suspended: count('suspended', (id) => id === room.id),
            })),
        };
      },
    );
    return {
      id: school.id,
      name: school.name,
      schoolYear: year,
      active: count('active', everywhere),
      suspended: count('suspended', everywhere),
      admitted: count('admitted', everywhere),
      withoutClass: count('active', (id) => !id) + count('admitted', (id) => !id),
      cohorts: cohorts.sort((a, b) => order(a) - order(b)),
    };
  });
}

const stageOrder = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special'];
const order = ({ stage, entryYear }: { stage: string | null; entryYear: number | null }) =>
  stageOrder.indexOf(stage ?? '') * 10_000 - (entryYear ?? 0);
