import type { z } from 'zod';
import {
  type EnrolmentRecord,
  getOrganisation,
  lastingEnrolments,
  organisationsBelow,
} from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, PlatformError } from '#platform/errors.ts';
import { changeable, refuseSameDay } from './change.policy.ts';
import type {
  ChangesMade,
  graduationRequest,
  placementRequest,
  resumptionRequest,
  suspensionRequest,
  withdrawalRequest,
} from './change.schema.ts';
import {
  classOf,
  dayOf,
  type Facts,
  type Move,
  recordChanges,
  recordsByPerson,
  schoolFor,
} from './change.service.ts';
import { refuseOpenTransfer } from './transfer.service.ts';

/** 编班、调班: pupils of a school go to one of its classes; the newly admitted become active. */
export async function placePupils(ctx: Ctx, input: z.infer<typeof placementRequest>): Promise<ChangesMade> {
  return inTx(ctx, async (ctx) => {
    const { school, on, facts } = await begin(ctx, 'register.placement.create', 'placed', input);
    const room = await classOf(ctx, school, input.classId, on);
    const records = await theirs(ctx, input.personIds, school.id, on, ['active', 'admitted']);
    const moves = records
      .filter((record) => record.classId !== room.id)
      .map((from) =>
        moved(from, { classId: room.id, status: 'active', entryYear: room.entryYear ?? from.entryYear }),
      );
    if (moves.length === 0)
      throw invalidField('/personIds', '所选学生都已在这个班', 'all of them are in this class already');
    return recordChanges(ctx, facts, moves);
  });
}

/** 休学: the pupil keeps its place in the register, not its seat, until a day. */
export async function suspendPupil(ctx: Ctx, input: z.infer<typeof suspensionRequest>): Promise<ChangesMade> {
  return inTx(ctx, async (ctx) => {
    const { school, on, facts } = await begin(ctx, 'register.suspension.create', 'suspended', input);
    if (input.until <= on)
      throw invalidField('/until', '休学截止日期须晚于开始日期', 'the suspension must end after it begins');
    const records = await theirs(ctx, [input.personId], school.id, on, ['active']);
    await refuseOpenTransfer(ctx, school.tenantId, [input.personId]);
    return recordChanges(
      ctx,
      { ...facts, until: input.until },
      records.map((from) => moved(from, { status: 'suspended', reason: input.reason })),
    );
  });
}

/** 复学: into a class, which may belong to a later cohort. */
export async function resumePupil(ctx: Ctx, input: z.infer<typeof resumptionRequest>): Promise<ChangesMade> {
  return inTx(ctx, async (ctx) => {
    const { school, on, facts } = await begin(ctx, 'register.resumption.create', 'resumed', input);
    const room = await classOf(ctx, school, input.classId, on);
    const records = await theirs(ctx, [input.personId], school.id, on, ['suspended']);
    return recordChanges(
      ctx,
      facts,
      records.map((from) =>
        moved(from, { classId: room.id, status: 'active', entryYear: room.entryYear ?? from.entryYear }),
      ),
    );
  });
}

/** 退学、离校: the enrolment ends without a graduation. */
export async function withdrawPupil(
  ctx: Ctx,
  input: z.infer<typeof withdrawalRequest>,
): Promise<ChangesMade> {
  return inTx(ctx, async (ctx) => {
    const { school, on, facts } = await begin(ctx, 'register.withdrawal.create', 'withdrawn', input);
    const records = await theirs(ctx, [input.personId], school.id, on, ['active', 'admitted', 'suspended']);
    await refuseOpenTransfer(ctx, school.tenantId, [input.personId]);
    return recordChanges(
      ctx,
      facts,
      records.map((from) => ({
        personId: from.personId,
        from: refuseSameDay(from, on),
        leaves: 'withdrawn' as const,
      })),
    );
  });
}

/** 毕业: some pupils, a class or a cohort. Suspended pupils of a class stay. */
export async function graduatePupils(
  ctx: Ctx,
  input: z.infer<typeof graduationRequest>,
): Promise<ChangesMade> {
  return inTx(ctx, async (ctx) => {
    const { school, on, facts } = await begin(ctx, 'register.graduation.create', 'graduated', input);
    const personIds = await graduates(ctx, school.tenantId, school.id, input.who);
    if (personIds.length === 0) throw invalidField('/who', '这里没有在读学生', 'there are no active pupils');
    const records = await theirs(ctx, personIds, school.id, on, ['active']);
    await refuseOpenTransfer(ctx, school.tenantId, personIds);
    return recordChanges(
      ctx,
      facts,
      records.map((from) => ({
        personId: from.personId,
        from: refuseSameDay(from, on),
        leaves: 'graduated' as const,
      })),
    );
  });
}

async function begin<T extends { schoolId: string; on?: string | undefined }>(
  ctx: Ctx,
  permission: string,
  kind: Facts['kind'],
  input: T & { reason?: string | undefined; documentNumber?: string | undefined },
) {
  const school = await schoolFor(ctx, permission, input.schoolId);
  const on = dayOf(ctx, input.on);
  const { reason, documentNumber } = input;
  const facts: Facts = { kind, tenantId: school.tenantId, schoolId: school.id, on, reason, documentNumber };
  return { school, on, facts };
}

/** What each pupil's change continues. Who refuses is named, so that a list of 500 tells which one. */
async function theirs(
  ctx: Ctx,
  personIds: readonly string[],
  schoolId: string,
  on: string,
  from: readonly EnrolmentRecord['status'][],
): Promise<EnrolmentRecord[]> {
  const records = await recordsByPerson(ctx, personIds);
  return [...new Set(personIds)].map((personId) => {
    try {
      return changeable(records.get(personId) ?? [], { schoolId, on, from });
    } catch (error) {
      if (error instanceof PlatformError) error.extra.personId = personId;
      throw error;
    }
  });
}

const moved = (from: EnrolmentRecord, to: Partial<NonNullable<Move['to']>>): Move => ({
  personId: from.personId,
  from,
  to: {
    schoolId: from.schoolId,
    classId: from.classId,
    status: 'active',
    entryYear: from.entryYear,
    residence: from.residence,
    ...to,
  },
});

async function graduates(
  ctx: Ctx,
  tenantId: string,
  schoolId: string,
  who: z.infer<typeof graduationRequest>['who'],
): Promise<string[]> {
  if ('personIds' in who) return who.personIds;
  const nodeId = 'classId' in who ? who.classId : who.gradeId;
  const node = await getOrganisation(ctx, nodeId);
  const classIds = node.kind === 'class' ? [node.id] : await classIdsOf(ctx, tenantId, node.path);
  const records = await lastingEnrolments(ctx, tenantId, { schoolId, classIds });
  return records.filter((record) => record.status === 'active').map((record) => record.personId);
}

async function classIdsOf(ctx: Ctx, tenantId: string, path: string): Promise<string[]> {
  return (await organisationsBelow(ctx, [tenantId], path))
    .filter(({ kind }) => kind === 'class')
    .map(({ id }) => id);
}
