import type { Db } from '../db/db.ts';
import { type JsonRow, toCase, toTask, toToken } from './rows.ts';
import { type Case, doerKey, type State, type Task, type Token } from './state.ts';

/** Statements of a move are text: they run some thousand times a second, and building each anew costs more than running it. */
export async function run<R = JsonRow>(
  db: Db,
  text: string,
  values: unknown[],
): Promise<{ rows: R[]; count: number }> {
  const { rows, rowCount } = await db.run(text, values);
  return { rows: rows as R[], count: rowCount ?? 0 };
}

export type CaseKey = { tenantId: string; caseId: string };
/** What a move begins with: a case, or a task, in one of these tenants. */
export type Sought = { caseId: string } | { taskId: string };

const byCase = 'c.tenant_id = any($1::uuid[]) and c.id = $2';
const byTask = `(c.tenant_id, c.id) in (select k.case_tenant_id, k.case_id from workflow.task k
  where k.tenant_id = any($1::uuid[]) and k.id = $2)`;

const lock = (where: string) => `select 1 from workflow."case" c where ${where} for update`;
const load = (where: string, past: boolean) => `select to_json(c) as "case",
  (select json_agg(t) from workflow.token t
   where t.tenant_id = c.tenant_id and t.case_id = c.id${past ? '' : " and t.state = 'live'"}) as tokens,
  (select json_agg(k) from workflow.task k
   where k.tenant_id = any(c.task_tenants) and k.case_id = c.id${
     past
       ? ''
       : ` and (k.id = $2 or exists (select 1 from workflow.token t
           where t.tenant_id = c.tenant_id and t.id = k.token_id and t.state = 'live'))`
   }) as tasks
  from workflow."case" c where ${where}`;

const statements = {
  case: { lock: lock(byCase), now: load(byCase, false), past: load(byCase, true) },
  task: { lock: lock(byTask), now: load(byTask, false), past: load(byTask, true) },
};

type LoadedRow = { case: JsonRow; tokens: JsonRow[] | null; tasks: JsonRow[] | null };

/**
 * A case with what is live in it, or all its past. To change it, it is locked first, by a statement of its own: what the
 * next one reads is then what the move before left behind. Both travel together.
 */
export async function loadState(
  db: Db,
  tenants: readonly string[],
  sought: Sought,
  options: { past: boolean; hold: boolean },
): Promise<State | undefined> {
  const texts = 'taskId' in sought ? statements.task : statements.case;
  const values = [[...tenants], 'taskId' in sought ? sought.taskId : sought.caseId];
  const held = options.hold ? run(db, texts.lock, values) : undefined;
  const read = run<LoadedRow>(db, options.past ? texts.past : texts.now, values);
  const [, { rows }] = await Promise.all([held, read]);
  const [row] = rows;
  if (!row) return undefined;
  return {
    case: toCase(row.case),
    tokens: (row.tokens ?? []).map(toToken).sort((a, b) => a.sequence - b.sequence),
    tasks: (row.tasks ?? []).map(toTask).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Where a task's case lies, when its tenant is another than the doer's. */
export async function findCaseOfTask(
  db: Db,
  tenants: readonly string[],
  taskId: string,
): Promise<CaseKey | undefined> {
  const { rows } = await run<CaseKey>(
    db,
    `select case_tenant_id as "tenantId", case_id as "caseId" from workflow.task
     where tenant_id = any($1::uuid[]) and id = $2`,
    [[...tenants], taskId],
  );
  return rows[0];
}

const orInfinity = (at: Date | null) => at ?? 'infinity';
const orNull = (value: unknown) => (value === null ? null : JSON.stringify(value));

const caseColumns = [
  'tenant_id',
  'id',
  'definition_tenant_id',
  'definition_id',
  'procedure',
  'procedure_version',
  'title_zh',
  'title_en',
  'applicant_id',
  'subject_id',
  'organisation_id',
  'path',
  'parent',
  'state',
  'outcome',
  'data',
  'steps',
  'places',
  'task_tenants',
  'sequence',
  'started_at',
  'ended_at',
  'due_at',
  'warn_at',
  'suspended_at',
  'version',
];
const caseFixed = 13;
const fixedOf = (c: Case) => [
  c.tenantId,
  c.id,
  c.definition.tenantId,
  c.definition.id,
  c.procedure,
  c.procedureVersion,
  c.title.zh,
  c.title.en,
  c.applicantId,
  c.subjectId,
  c.organisationId,
  c.path,
  orNull(c.parent),
];
const changingOf = (c: Case) => [
  c.status,
  c.outcome,
  JSON.stringify(c.data),
  JSON.stringify(c.steps),
  JSON.stringify(c.places),
  [...c.taskTenants],
  c.sequence,
  c.startedAt,
  c.endedAt,
  orInfinity(c.dueAt),
  orInfinity(c.warnAt),
  c.suspendedAt,
  c.version,
];

const cells = (count: number) => Array.from({ length: count }, (_, i) => `$${i + 1}`).join(', ');
const insertText = (table: string, columns: readonly string[]) =>
  `insert into ${table} (${columns.join(', ')}) values (${cells(columns.length)})`;
const updateText = (table: string, columns: readonly string[]) =>
  `update ${table} set ${columns.map((name, i) => `${name} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`;

const insertCaseText = `${insertText('workflow."case"', caseColumns)} on conflict do nothing`;
const updateCaseText = updateText('workflow."case"', caseColumns.slice(caseFixed));
// The form's data is written only when it changed: the rest of the row is small.
const withoutData = caseColumns.slice(caseFixed).filter((name) => name !== 'data');
const updateCaseButDataText = updateText('workflow."case"', withoutData);
const dataAt = caseColumns.indexOf('data') - caseFixed;

/** @returns false when the case stands already. */
export async function insertCase(db: Db, c: Case): Promise<boolean> {
  const { count } = await run(db, insertCaseText, [...fixedOf(c), ...changingOf(c)]);
  return count === 1;
}

export function updateCase(db: Db, before: Case, after: Case) {
  const values = changingOf(after);
  if (before.data !== after.data) return run(db, updateCaseText, [after.tenantId, after.id, ...values]);
  values.splice(dataAt, 1);
  return run(db, updateCaseButDataText, [after.tenantId, after.id, ...values]);
}

const tokenFixed = [
  'tenant_id',
  'id',
  'case_id',
  'node',
  'sequence',
  'came_by',
  'carries',
  'trail',
  'previous',
  'returns_to',
  'arrived_at',
];
const tokenChanging = ['state', 'wake_at', 'attempts', 'failure', 'child', 'left_at'];
const insertTokenText = insertText('workflow.token', [...tokenFixed, ...tokenChanging]);
const updateTokenText = updateText('workflow.token', tokenChanging);

const changingOfToken = (t: Token) => [
  t.status,
  t.wakeAt,
  t.attempts,
  orNull(t.failure),
  orNull(t.child),
  t.leftAt,
];

export function insertToken(db: Db, c: Case, t: Token) {
  const fixed = [
    c.tenantId,
    t.id,
    c.id,
    t.node,
    t.sequence,
    t.cameBy,
    t.carries,
    JSON.stringify(t.trail),
    [...t.previous],
    orNull(t.returnsTo),
    t.arrivedAt,
  ];
  return run(db, insertTokenText, [...fixed, ...changingOfToken(t)]);
}

export const updateToken = (db: Db, c: Case, t: Token) =>
  run(db, updateTokenText, [c.tenantId, t.id, ...changingOfToken(t)]);

const taskFixed = [
  'tenant_id',
  'id',
  'case_tenant_id',
  'case_id',
  'token_id',
  'node',
  'procedure',
  'name_zh',
  'name_en',
  'title_zh',
  'title_en',
  'doer',
  'person_id',
  'role',
  'organisation_id',
  'place',
  'added',
  'added_by',
];
const taskChanging = [
  'state',
  'anchor_id',
  'choice',
  'comment',
  'decided_by',
  'on_behalf_of',
  'opened_at',
  'ended_at',
  'due_at',
  'warn_at',
  'urged_at',
  'overdue_at',
  'version',
];
const insertTaskText = insertText('workflow.task', [...taskFixed, ...taskChanging]);
const updateTaskText = updateText('workflow.task', taskChanging);

const changingOfTask = (k: Task) => [
  k.status,
  k.anchorId,
  k.choice,
  k.comment,
  k.decidedBy,
  k.onBehalfOf,
  k.openedAt,
  k.endedAt,
  orInfinity(k.dueAt),
  orInfinity(k.warnAt),
  k.urgedAt,
  k.overdueAt,
  k.version,
];

export function insertTask(db: Db, c: Case, k: Task) {
  const person = 'personId' in k.doer ? k.doer.personId : null;
  const role = 'personId' in k.doer ? null : k.doer;
  const fixed = [
    k.tenantId,
    k.id,
    c.tenantId,
    c.id,
    k.tokenId,
    k.node,
    c.procedure,
    k.name.zh,
    k.name.en,
    c.title.zh,
    c.title.en,
    doerKey(k.doer),
    person,
    role?.role ?? null,
    role?.organisationId ?? null,
    k.place,
    k.added,
    k.addedBy,
  ];
  return run(db, insertTaskText, [...fixed, ...changingOfTask(k)]);
}

export const updateTask = (db: Db, k: Task) =>
  run(db, updateTaskText, [k.tenantId, k.id, ...changingOfTask(k)]);

export const insertAlarm = (db: Db, kind: 'task' | 'case', key: { tenantId: string; id: string }, at: Date) =>
  run(
    db,
    'insert into workflow.alarm (at, id, tenant_id, kind) values ($1, $2, $3, $4) on conflict do nothing',
    [at, key.id, key.tenantId, kind],
  );

export const insertParticipation = (db: Db, personId: string, tenantId: string) =>
  run(
    db,
    'insert into workflow.participation (person_id, tenant_id) values ($1, $2) on conflict do nothing',
    [personId, tenantId],
  );

export async function selectParticipation(db: Db, personId: string): Promise<string[]> {
  const { rows } = await run<{ tenant_id: string }>(
    db,
    'select tenant_id from workflow.participation where person_id = $1 limit 100',
    [personId],
  );
  return rows.map((row) => row.tenant_id);
}
