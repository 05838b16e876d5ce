import { z } from 'zod';
import type { Bilingual } from '#platform/errors.ts';
import type { TaskItem } from '#platform/workflow/index.ts';
import type { TodoRow } from './todo.queries.ts';

export const todoResponse = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  link: z.string(),
  dueAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  tickable: z.boolean().describe('Nothing that happens ends it: who has it says that it is done'),
});
export type Todo = z.infer<typeof todoResponse>;

/** What must be done, by a person or by whoever holds a role at a node. */
export type TodoInput = {
  tenantId: string;
  /** `module.noun.verb`; with `sourceId` it names the work, so that the same work stands once. */
  kind: string;
  sourceId: string;
  title: Bilingual;
  link: string;
  dueAt?: Date;
  for: { personId: string } | { organisationId: string; role: string };
};

/** Work without an end of its own: to know of something, and to do what no page records. */
export const tickableKinds: readonly string[] = [
  'register.transfer.receive',
  'register.transfer.tell',
  'demo.sample.do',
  'workflow.notice.read',
];

export function toTodo(row: TodoRow): Todo {
  return {
    id: row.id,
    kind: row.kind,
    title: { zh: row.title_zh, en: row.title_en },
    link: row.link,
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    tickable: tickableKinds.includes(row.kind),
  };
}

/** A task of a case, on the one list of what must be done. */
export function ofTask(task: TaskItem): Todo {
  const { name, title } = task;
  return {
    id: task.id,
    kind: 'workflow.task',
    title: { zh: `${name.zh}：${title.zh}`, en: `${name.en || name.zh}: ${title.en || title.zh}` },
    link: `/procedures/cases/${task.caseTenantId}/${task.caseId}`,
    dueAt: task.dueAt?.toISOString() ?? null,
    createdAt: task.openedAt.toISOString(),
    tickable: false,
  };
}
