import { peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { readTrail, type TrailEntry, type TrailFilter } from '#platform/audit-trail.ts';
import { authorise } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { invalidField } from '#platform/errors.ts';

const day = 86_400_000;
const mostDays = 400;
const mostRows = 200_000;
const rowsPerRead = 200;

export type TrailQuery = Omit<TrailFilter, 'from' | 'to'> & {
  from?: string | undefined;
  to?: string | undefined;
};
export type NamedEntry = TrailEntry & { personName: string | undefined };

/** The last thirty days unless told. @throws request.invalid for a range that is too long or runs backwards */
function filterOf(ctx: Ctx, { from, to, ...rest }: TrailQuery): TrailFilter {
  const until = to ? new Date(to) : new Date(ctx.now().getTime() + 1000);
  const since = from ? new Date(from) : new Date(until.getTime() - 30 * day);
  const days = (until.getTime() - since.getTime()) / day;
  if (days <= 0) throw invalidField('/from', '开始时间应早于结束时间', 'must be before the end');
  if (days > mostDays)
    throw invalidField('/from', `一次最多查 ${mostDays} 天`, `at most ${mostDays} days at a time`);
  return { ...rest, from: since, to: until };
}

async function named(ctx: Ctx, entries: readonly TrailEntry[]): Promise<NamedEntry[]> {
  const people = await peopleByIds(ctx, [...new Set(entries.flatMap(({ personId }) => personId ?? []))]);
  return entries.map((entry) => ({
    ...entry,
    personName: entry.personId && people.get(entry.personId)?.name,
  }));
}

/** A page of the trail for the audit administrator; looking at it is itself recorded. */
export async function listTrail(ctx: Ctx, query: TrailQuery) {
  authorise(ctx, 'identity.audit.read');
  const filter = filterOf(ctx, query);
  const page = await readTrail(ctx, filter);
  if (!query.cursor) await noteReading(ctx, 'list', filter);
  return { items: await named(ctx, page.items), nextCursor: page.nextCursor };
}

const noteReading = (
  ctx: Ctx,
  how: 'list' | 'export',
  { from, to, action, personId, subjectId }: TrailFilter,
) =>
  audit(ctx, {
    action: 'identity.audit.read',
    detail: { how, from: from.toISOString(), to: to.toISOString(), action, personId, subjectId },
  });

const columns = [
  'time',
  'tenant',
  'action',
  'outcome',
  'person',
  'name',
  'role',
  'subject',
  'detail',
  'address',
  'request',
];

/** The trail as CSV (RFC 4180, UTF-8 with a mark for spreadsheets), page by page, the newest first. */
export async function exportTrail(ctx: Ctx, query: TrailQuery): Promise<AsyncGenerator<string>> {
  authorise(ctx, 'identity.audit.read');
  const filter = filterOf(ctx, query);
  await noteReading(ctx, 'export', filter);
  return lines(ctx, { ...filter, limit: rowsPerRead, cursor: undefined });
}

async function* lines(ctx: Ctx, filter: TrailFilter): AsyncGenerator<string> {
  yield `\ufeff${columns.join(',')}\r\n`;
  let cursor: string | null | undefined;
  for (let rows = 0; rows < mostRows && cursor !== null; rows += rowsPerRead) {
    const page = await readTrail(ctx, { ...filter, cursor });
    const entries = await named(ctx, page.items);
    yield entries.map((entry) => `${cellsOf(entry).map(toCell).join(',')}\r\n`).join('');
    cursor = page.nextCursor;
  }
}

const cellsOf = (entry: NamedEntry): string[] => [
  entry.occurredAt.toISOString(),
  entry.tenantId,
  entry.action,
  entry.outcome,
  entry.personId ?? '',
  entry.personName ?? '',
  String(entry.actor.role ?? entry.actor.kind ?? ''),
  entry.subject ? `${entry.subject.type}:${entry.subject.id}` : '',
  JSON.stringify(entry.detail),
  entry.address ?? '',
  entry.requestId,
];

/** Quoted, and never a formula when a spreadsheet opens it. */
const toCell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
