import { addSampleCertificates } from '#modules/certificates/index.ts';
import { childrenOf, classesOf, grantFor, guardiansOf, rolesOf, rosterOf } from '#modules/directory/index.ts';
import { addTodo, createEntry, publishNotice, sendMessage } from '#modules/space/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { addAdmissions } from './admission-life.service.ts';
import { addApps } from './app.service.ts';
import { type SampleTalk, sampleEntries, sampleNotices, sampleTalks, sampleTodos } from './life-texts.ts';
import { addProcedure } from './procedure.service.ts';
import { daysBefore, instant, schoolDay } from './school-days.ts';
import { addServices } from './service-life.service.ts';
import type { DemoAccount, Region } from './types.ts';

type Shows = DemoAccount['shows'];
type Actors = (shows: Shows) => Promise<Ctx>;

/**
 * Notices, calendars, to-dos, messages, apps and admissions by and for the holders of the demo accounts, so that no page opens empty.
 * In the caller's transaction, so that a load that is cut short does not leave half of them.
 */
export async function addLife(ctx: Ctx, region: Region): Promise<void> {
  const { accounts } = region;
  const actors: Actors = async (shows) => {
    const account = accounts.find((one) => one.shows === shows);
    if (!account) throw new Error(`no demo account shows ${shows}`);
    return asPerson(ctx, account.personId, roleShownBy(shows));
  };
  await addNotices(actors, ctx.now());
  await addEntries(actors, ctx.now());
  await addTodos(ctx, accounts, ctx.now());
  await addApps(actors);
  await addProcedure(ctx, { applicant: await actors('teacher'), officer: await actors('county-officer') });
  await addAdmissions(ctx, region, {
    shown: actors,
    person: (personId, role) => asPerson(ctx, personId, role),
  });
  for (const talk of sampleTalks) await addTalk(ctx, await actors(talk.of), talk);
  await addCertificates(ctx, actors);
  await addServices(ctx, { guardian: await actors('guardian'), officer: await actors('county-officer') });
}

/** Certificates of the school that is shown: asked for by its registrar, released by its principal. */
async function addCertificates(ctx: Ctx, actors: Actors): Promise<void> {
  const [keeper, registrar, pupil, guardian] = [
    await actors('principal'),
    await actors('school-registrar'),
    await actors('pupil'),
    await actors('guardian'),
  ];
  const { actor } = keeper;
  const [child] = await childrenOf(guardian, personOf(guardian));
  if (actor.kind !== 'person' || !actor.grant || !child) return;
  await addSampleCertificates(ctx, {
    tenantId: actor.grant.tenantId,
    bureauId: actor.grant.tenantId,
    schoolId: placeOf(keeper),
    registrarId: personOf(registrar),
    keeperId: personOf(keeper),
    pupilIds: [personOf(pupil), child.person.id],
  });
}

const roleShownBy = (shows: Shows): string =>
  ({
    'prefecture-officer': 'bureau-officer',
    'county-officer': 'bureau-officer',
    'several-roles': 'head-teacher',
  })[shows as string] ?? shows;

/** The context of a person in one of its roles, as if it had signed in. */
async function asPerson(ctx: Ctx, personId: string, role: string): Promise<Ctx> {
  const held = (await rolesOf(ctx, personId)).find((one) => one.role === role);
  const grant = held && (await grantFor(ctx, personId, held.assignmentId));
  if (!grant) throw new Error(`${personId} does not hold the role ${role}`);
  const actor = {
    kind: 'person',
    personId,
    accountId: personId,
    sessionId: personId,
    grant,
    strong: true,
    mustDo: [],
  } as const;
  return { ...ctx, actor, tenants: grant.tenants, db: ctx.db.scopedTo(grant.tenants) };
}

const at = (ctx: Ctx, moment: Date): Ctx => ({ ...ctx, now: () => moment });

const placeOf = ({ actor }: Ctx): string =>
  actor.kind === 'person' && actor.grant ? actor.grant.organisationId : '';

async function addNotices(actors: Actors, today: Date): Promise<void> {
  for (const {
    by,
    daysAgo,
    title,
    body,
    roles = [],
    mustConfirm = false,
    isPublic = false,
  } of sampleNotices) {
    const author = at(await actors(by), daysBefore(today, daysAgo));
    const notice = { organisationId: placeOf(author), title, body, roles: [...roles], mustConfirm, isPublic };
    await publishNotice(author, notice);
  }
}

async function addEntries(actors: Actors, today: Date): Promise<void> {
  for (const { by, inDays, hours, title, place, note, own } of sampleEntries) {
    const author = await actors(by);
    const day = schoolDay(today, inDays);
    await createEntry(author, {
      title,
      ...(place && { place }),
      ...(note && { note }),
      startsAt: instant(day, hours?.[0] ?? '00:00'),
      endsAt: instant(day, hours?.[1] ?? '23:59'),
      allDay: hours === undefined,
      ...(!own && { organisationId: placeOf(author) }),
    });
  }
}

async function addTodos(ctx: Ctx, accounts: readonly DemoAccount[], today: Date): Promise<void> {
  for (const { for: shows, key, title, link, inDays } of sampleTodos) {
    const account = accounts.find((one) => one.shows === shows);
    if (!account) continue;
    const holder = await asPerson(ctx, account.personId, roleShownBy(shows));
    if (holder.actor.kind !== 'person' || !holder.actor.grant) continue;
    await addTodo(holder, {
      tenantId: holder.actor.grant.tenantId,
      kind: 'demo.sample.do',
      sourceId: key,
      title,
      link,
      ...(inDays !== undefined && { dueAt: new Date(instant(schoolDay(today, inDays), '17:30')) }),
      for: { personId: account.personId },
    });
  }
}

const minute = 60_000;

async function addTalk(ctx: Ctx, me: Ctx, { lines }: SampleTalk): Promise<void> {
  const other = await partnerOf(ctx, me);
  if (!other) return;
  const began = daysBefore(ctx.now(), 1).getTime();
  for (const [index, [who, body]] of lines.entries()) {
    const [sender, reader] = who === 'me' ? [me, other] : [other, me];
    await sendMessage(at(sender, new Date(began + index * 7 * minute)), { to: personOf(reader), body });
  }
}

const personOf = ({ actor }: Ctx): string => (actor.kind === 'person' ? actor.personId : '');

/** A guardian of the class, for who teaches it; the head teacher for the others. */
async function partnerOf(ctx: Ctx, me: Ctx): Promise<Ctx | undefined> {
  const { actor } = me;
  if (actor.kind !== 'person' || !actor.grant) return undefined;
  const { personId, grant } = actor;
  if (grant.role === 'pupil') return headOf(ctx, me, grant.organisationId);
  if (grant.role === 'guardian') {
    const [child] = await childrenOf(me, personId);
    const room = child?.enrolments.find((enrolment) => enrolment.tenantId === grant.tenantId)?.class;
    return room && headOf(ctx, me, room.id);
  }
  const [room] = await classesOf(me, personId);
  if (!room) return undefined;
  for (const { person } of (await rosterOf(me, room.id)).pupils) {
    for (const guardian of await guardiansOf(me, person.id)) {
      const other = await asPerson(ctx, guardian.person.id, 'guardian');
      const there = other.actor.kind === 'person' ? other.actor.grant?.tenantId : undefined;
      // A conversation lies in one tenant; a guardian with a child elsewhere may have its desk there.
      if (there === grant.tenantId && guardian.person.id !== personId) return other;
    }
  }
  return undefined;
}

async function headOf(ctx: Ctx, me: Ctx, classId: string): Promise<Ctx | undefined> {
  const head = (await rosterOf(me, classId)).teachers.find((teacher) => teacher.isHead);
  return head && asPerson(ctx, head.person.id, 'head-teacher');
}
