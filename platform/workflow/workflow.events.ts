import { z } from 'zod';
import { defineEvent } from '../events.ts';

const id = z.uuid();
const doer = z.union([
  z.object({ personId: id }),
  z.object({ role: z.string(), organisationId: id, tenantId: id }),
]);
const theCase = z.object({ tenantId: id, caseId: id, procedure: z.string() });
const task = theCase.extend({ taskId: id, taskTenantId: id, node: z.string(), doer });

/** Emitted in the case's tenant. */
export const caseStarted = defineEvent(
  'workflow.case.started',
  theCase.extend({ applicantId: id.nullable() }),
);
export const caseEnded = defineEvent(
  'workflow.case.ended',
  theCase.extend({
    status: z.enum(['completed', 'withdrawn', 'voided']),
    outcome: z.string().nullable(),
    applicantId: id.nullable(),
    parentTokenId: id.nullable(),
  }),
);
export const caseOverdue = defineEvent('workflow.case.overdue', theCase.extend({ organisationId: id }));

/** Emitted in the tenant where the doer sits. */
export const taskOpened = defineEvent(
  'workflow.task.opened',
  task.extend({ dueAt: z.iso.datetime().nullable() }),
);
export const taskClosed = defineEvent(
  'workflow.task.closed',
  task.extend({ status: z.enum(['done', 'withdrawn']), choice: z.string().nullable() }),
);
/** 超期: for whoever supervises the organisation that handles the case. */
export const taskOverdue = defineEvent(
  'workflow.task.overdue',
  task.extend({ organisationId: id, dueAt: z.iso.datetime() }),
);
/** 催办: for the doer. */
export const taskUrged = defineEvent('workflow.task.urged', task);

/** A notice node was passed: for whom, and what the procedure's author wrote. */
export const noticeDue = defineEvent(
  'workflow.notice.due',
  theCase.extend({
    node: z.string(),
    to: z.array(doer),
    title: z.object({ zh: z.string(), en: z.string() }),
    text: z.object({ zh: z.string(), en: z.string() }),
  }),
);
