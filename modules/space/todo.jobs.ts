import { transferApplied, transferDecided } from '#modules/register/register.events.ts';
import { type EventHandler, subscribe } from '#platform/events.ts';
import { addTodo, finishTodo } from './todo.service.ts';

const decideTransfer = 'register.transfer.decide';

/** Work that other modules' events put on somebody's list, and take off it. */
export const todoSubscriptions: EventHandler[] = [
  // Both sides' tenants hear of a transfer; the work lies with the sending school.
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
];
