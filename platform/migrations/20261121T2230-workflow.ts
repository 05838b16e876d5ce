import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'workflow');

  // A published version is frozen: cases are pinned to it.
  await sql`create table workflow.definition (
    tenant_id uuid not null,
    id uuid not null,
    key text collate "C" not null,
    version int not null check (version > 0),
    state text not null check (state in ('draft', 'published', 'retired')),
    name_zh text not null,
    name_en text not null,
    model jsonb not null,
    form jsonb,
    revision int not null default 1,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    published_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, key, version)
  )`.execute(db);
  await declareTable(db, 'workflow.definition', { kind: 'tenant' });

  // Every move rewrites a few narrow columns of the row: room is left on the page, so that no index is touched.
  await sql`create table workflow."case" (
    tenant_id uuid not null,
    id uuid not null,
    definition_tenant_id uuid not null,
    definition_id uuid not null,
    procedure text collate "C" not null,
    procedure_version int not null,
    state text not null check (state in ('draft', 'running', 'suspended', 'completed', 'withdrawn', 'voided')),
    outcome text,
    title_zh text not null,
    title_en text not null,
    applicant_id uuid,
    subject_id uuid,
    organisation_id uuid not null,
    path text collate "C" not null,
    data jsonb not null,
    steps jsonb not null default '{}',
    places jsonb not null default '{}',
    task_tenants uuid[] not null default '{}',
    sequence int not null default 0,
    parent jsonb,
    started_at timestamptz not null,
    ended_at timestamptz,
    due_at timestamptz not null default 'infinity',
    warn_at timestamptz not null default 'infinity',
    suspended_at timestamptz,
    version int not null default 1,
    primary key (tenant_id, id)
  ) with (fillfactor = 75)`.execute(db);
  await sql`create index case_applicant on workflow."case" (tenant_id, applicant_id, id)`.execute(db);
  await sql`create index case_procedure on workflow."case" (tenant_id, procedure, state, id)`.execute(db);
  await sql`create index case_path on workflow."case" (tenant_id, path)`.execute(db);
  await sql`create index case_due on workflow."case" (tenant_id, due_at, id) where ended_at is null`.execute(
    db,
  );
  await declareTable(db, 'workflow.case', { kind: 'tenant' });

  // One stay of a case at a node that waits: for people, a time, an action, a sub-procedure, or other branches.
  await sql`create table workflow.token (
    tenant_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    node text not null,
    sequence int not null,
    state text not null check (state in ('live', 'done', 'withdrawn')),
    came_by text,
    carries text,
    trail jsonb not null,
    previous uuid[] not null,
    returns_to jsonb,
    wake_at timestamptz,
    attempts int not null default 0,
    failure jsonb,
    child jsonb,
    arrived_at timestamptz not null,
    left_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, case_id) references workflow."case" (tenant_id, id)
  ) with (fillfactor = 80)`.execute(db);
  await sql`create index token_case on workflow.token (tenant_id, case_id)`.execute(db);
  await declareTable(db, 'workflow.token', { kind: 'tenant' });

  // Lies with the tenant where the doer sits. What a list shows is copied here, so that a list joins nothing.
  await sql`create table workflow.task (
    tenant_id uuid not null,
    id uuid not null,
    case_tenant_id uuid not null,
    case_id uuid not null,
    token_id uuid not null,
    node text not null,
    procedure text collate "C" not null,
    name_zh text not null,
    name_en text not null,
    title_zh text not null,
    title_en text not null,
    doer text collate "C" not null,
    person_id uuid,
    role text,
    organisation_id uuid,
    state text not null check (state in ('open', 'waiting', 'suspended', 'done', 'withdrawn')),
    place int not null default 0,
    added text check (added in ('before', 'after', 'parallel')),
    added_by uuid,
    anchor_id uuid,
    choice text,
    comment text,
    decided_by uuid,
    on_behalf_of uuid,
    opened_at timestamptz not null,
    ended_at timestamptz,
    due_at timestamptz not null default 'infinity',
    warn_at timestamptz not null default 'infinity',
    urged_at timestamptz,
    overdue_at timestamptz,
    version int not null default 1,
    primary key (tenant_id, id)
  ) with (fillfactor = 85)`.execute(db);
  await sql`create index task_open on workflow.task (tenant_id, doer, due_at, id) where state = 'open'`.execute(
    db,
  );
  await sql`create index task_done on workflow.task (tenant_id, decided_by, ended_at desc, id) where state = 'done'`.execute(
    db,
  );
  await sql`create index task_case on workflow.task (tenant_id, case_id)`.execute(db);
  await declareTable(db, 'workflow.task', { kind: 'tenant' });

  // The trace of a case: every move, who made it, as whom, and why.
  await sql`create table workflow.event (
    tenant_id uuid not null,
    occurred_at timestamptz not null,
    id uuid not null,
    case_id uuid not null,
    kind text not null,
    node text,
    task_id uuid,
    person_id uuid,
    role text,
    organisation_id uuid,
    on_behalf_of uuid,
    choice text,
    comment text,
    detail jsonb,
    primary key (tenant_id, occurred_at, id)
  ) partition by range (occurred_at)`.execute(db);
  await sql`create index event_case on workflow.event (tenant_id, case_id, occurred_at)`.execute(db);
  await declareTable(db, 'workflow.event', { kind: 'tenant', use: 'append', byMonth: 'occurred_at' });

  await sql`create table workflow.delegation (
    tenant_id uuid not null,
    id uuid not null,
    principal_id uuid not null,
    role text,
    organisation_id uuid,
    deputy_id uuid not null,
    procedure text collate "C",
    reason text not null,
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id),
    check (valid_until > valid_from)
  )`.execute(db);
  await sql`create index delegation_deputy on workflow.delegation (tenant_id, deputy_id, valid_until)`.execute(
    db,
  );
  await sql`create index delegation_principal on workflow.delegation (tenant_id, principal_id, valid_until)`.execute(
    db,
  );
  await declareTable(db, 'workflow.delegation', { kind: 'tenant' });

  // The tenants where a person has a case or a task of its own: one account opens them all without asking every shard.
  await sql`create table workflow.participation (
    person_id uuid not null,
    tenant_id uuid not null,
    primary key (person_id, tenant_id)
  )`.execute(db);
  await declareTable(db, 'workflow.participation', { kind: 'global', distributeBy: 'person_id' });

  // When to look whether something is late. A row costs a twentieth of a queued job, and each step with a deadline needs one.
  await sql`create table workflow.alarm (
    at timestamptz not null,
    id uuid not null,
    tenant_id uuid not null,
    kind text not null check (kind in ('task', 'case')),
    primary key (at, id)
  )`.execute(db);
  await declareTable(db, 'workflow.alarm', { kind: 'local' });

  await sql`create table workflow.holiday (
    day date primary key,
    kind text not null check (kind in ('holiday', 'working-day')),
    name_zh text not null,
    name_en text not null,
    provisional boolean not null default false,
    updated_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'workflow.holiday', { kind: 'reference' });
  await installHolidays(db);
}

type Holiday = [name: string, english: string, days: string[], worked: string[]];

/** 国务院办公厅关于2026年部分节假日安排的通知 (issued 4 November 2025). */
const year2026: Holiday[] = [
  ['元旦', 'New Year’s Day', span('2026-01-01', 3), ['2026-01-04']],
  ['春节', 'Spring Festival', span('2026-02-15', 9), ['2026-02-14', '2026-02-28']],
  ['清明节', 'Qingming Festival', span('2026-04-04', 3), []],
  ['劳动节', 'Labour Day', span('2026-05-01', 5), ['2026-05-09']],
  ['端午节', 'Dragon Boat Festival', span('2026-06-19', 3), []],
  ['中秋节', 'Mid-Autumn Festival', span('2026-09-25', 3), []],
  ['国庆节', 'National Day', span('2026-10-01', 7), ['2026-09-20', '2026-10-10']],
];

/**
 * 全国年节及纪念日放假办法 (2024 revision), article 2: the days themselves. Which days are worked in exchange is for the
 * year's notice to say; until then they are provisional.
 */
const year2027: Holiday[] = [
  ['元旦', 'New Year’s Day', ['2027-01-01'], []],
  ['春节', 'Spring Festival', span('2027-02-05', 4), []],
  ['清明节', 'Qingming Festival', ['2027-04-05'], []],
  ['劳动节', 'Labour Day', span('2027-05-01', 2), []],
  ['端午节', 'Dragon Boat Festival', ['2027-06-09'], []],
  ['中秋节', 'Mid-Autumn Festival', ['2027-09-15'], []],
  ['国庆节', 'National Day', span('2027-10-01', 3), []],
];

function span(from: string, count: number): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => new Date(start + i * 86_400_000).toISOString().slice(0, 10));
}

async function installHolidays(db: Kysely<unknown>): Promise<void> {
  const years: [Holiday[], boolean][] = [
    [year2026, false],
    [year2027, true],
  ];
  for (const [holidays, provisional] of years)
    for (const [zh, en, days, worked] of holidays) {
      const rows = [
        ...days.map((day) => ({ day, kind: 'holiday', zh, en })),
        ...worked.map((day) => ({ day, kind: 'working-day', zh: `${zh}调休上班`, en: `Worked for ${en}` })),
      ];
      for (const row of rows)
        await sql`insert into workflow.holiday (day, kind, name_zh, name_en, provisional, updated_at)
          values (${row.day}::date, ${row.kind}, ${row.zh}, ${row.en}, ${provisional}, ${installedAt})`.execute(
          db,
        );
    }
}

const installedAt = '2026-11-21T00:00:00Z';
