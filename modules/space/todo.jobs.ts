import { releaseDecided, releaseRequested } from '#modules/certificates/certificate.events.ts';
import { transferApplied, transferDecided } from '#modules/register/register.events.ts';
import { type EventHandler, subscribe } from '#platform/events.ts';
import { noticeDue, taskUrged } from '#platform/workflow/workflow.events.ts';
import type { TodoInput } from './todo.schema.ts';
import { addTodo, finishTodo } from './todo.service.ts';

const decideTransfer = 'register.transfer.decide';
const releaseSeal = 'certificates.seal.release';

const outcomes: Partial<Record<string, Pick<TodoInput, 'kind' | 'title'>>> = {
  confirmed: {
    kind: 'register.transfer.receive',
    title: {
      zh: '一名学生获准转入：通知家长报到，告知班主任',
      en: 'A pupil may come: tell the family and the head teacher',
    },
  },
  refused: {
    kind: 'register.transfer.tell',
    title: {
      zh: '转入申请未获同意：查看理由，告知家长',
      en: 'A transfer was refused: read why and tell the family',
    },
  },
};

/** Work that other modules' events put on somebody's list, and take off it. */
export const todoSubscriptions: EventHandler[] = [
  // Both sides' tenants hear of a transfer; the decision lies with the sending school.
  subscribe('space.todo', transferApplied, async (ctx, transfer, { tenantId }) => {
    if (transfer.fromTenantId !== tenantId) return;
    await addTodo(ctx, {
      tenantId,
      kind: decideTransfer,
      sourceId: transfer.transferId,
      title: { zh: '核办一名学生的转出申请', en: 'Decide on a pupil’s transfer to another school' },
      link: `/register/transfers?direction=out&open=${transfer.transferId}`,
      dueAt: new Date(`${transfer.dueOn}T18:00:00+08:00`),
      for: { organisationId: transfer.fromSchoolId, role: 'school-registrar' },
    });
  }),
  subscribe('space.todo', transferDecided, async (ctx, transfer, { tenantId }) => {
    if (transfer.fromTenantId === tenantId)
      await finishTodo(ctx, tenantId, decideTransfer, transfer.transferId);
  }),
  // The receiving school asked and waited: now the pupil comes, or the family must be told why not.
  subscribe('space.todo.receiver', transferDecided, async (ctx, transfer, { tenantId }) => {
    const outcome = outcomes[transfer.decision];
    if (transfer.toTenantId !== tenantId || !outcome) return;
    await addTodo(ctx, {
      ...outcome,
      tenantId,
      sourceId: transfer.transferId,
      link: `/register/transfers?direction=in&open=${transfer.transferId}`,
      for: { organisationId: transfer.toSchoolId, role: 'school-registrar' },
    });
  }),
  subscribe('space.todo', releaseRequested, async (ctx, release, { tenantId }) => {
    const { releaseId, organisationId, keeperRole, documents } = release;
    await addTodo(ctx, {
      tenantId,
      kind: releaseSeal,
      sourceId: releaseId,
      title: { zh: `核准用印：证照 ${documents} 份`, en: `Release the seal: certificates, ${documents}` },
      link: `/certificates/releases/${releaseId}`,
      dueAt: new Date(release.expiresAt),
      for: { organisationId, role: keeperRole },
    });
  }),
  subscribe('space.todo', releaseDecided, (ctx, { releaseId }, { tenantId }) =>
    finishTodo(ctx, tenantId, releaseSeal, releaseId),
  ),
  // A notice of a procedure stands until its reader ticks it off.
  subscribe('space.todo', noticeDue, async (ctx, notice, { id, tenantId }) => {
    for (const reader of notice.to) {
      const home = 'tenantId' in reader ? reader.tenantId : tenantId;
      await addTodo(
        { ...ctx, db: ctx.db.scopedTo([home]) },
        {
          tenantId: home,
          kind: 'workflow.notice.read',
          sourceId: id,
          title: notice.title,
          link: `/procedures/cases/${notice.tenantId}/${notice.caseId}`,
          for: reader,
        },
      );
    }
  }),
  // 催办: the doer's open pages look again; the task itself shows since when it is urged.
  subscribe('space.todo', taskUrged, async (ctx, { doer }) => {
    const channel =
      'personId' in doer ? `person:${doer.personId}` : `role:${doer.organisationId}:${doer.role}`;
    await ctx.ports.realtime.publish(ctx, channel, { kind: 'todo' });
  }),
];
