import { getOrganisation } from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf, tenantOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import {
  deleteEntry,
  type EntryRow,
  insertEntry,
  selectEntries,
  selectEntry,
  updateEntry,
} from './calendar.queries.ts';
import { type Entry, type EntryInput, longestSpan, toEntry } from './calendar.schema.ts';
import { type Standing, standingsOf } from './place.service.ts';

const mostEntries = 500;

/** The actor's own entries and those of its class, school and bureaus, between two instants at most 62 days apart. */
export async function listEntries(
  ctx: Ctx,
  span: { from: Date; to: Date },
  standings?: Standing[],
): Promise<Entry[]> {
  const { personId } = personOf(ctx);
  if (span.to <= span.from || span.to.getTime() - span.from.getTime() > longestSpan) {
    throw invalidField('/to', '时间范围应为 1 到 62 天', 'the span must be 1 to 62 days');
  }
  const places = standings ?? (await standingsOf(ctx));
  if (places.length === 0) return [];
  return (await selectEntries(ctx.db, personId, places, span, mostEntries)).map((row) =>
    toEntry(row, personId),
  );
}

/** Adds an entry for oneself, or for everybody at and below a node. */
export async function createEntry(ctx: Ctx, input: EntryInput): Promise<{ id: string }> {
  const place = input.organisationId ? await getOrganisation(ctx, input.organisationId) : undefined;
  if (place) authorise(ctx, 'space.calendar.publish', place);
  const { personId } = personOf(ctx);
  const id = uuidv7();
  await inTx(ctx, (ctx) =>
    insertEntry(ctx.db, {
      tenant_id: place?.tenantId ?? tenantOf(ctx),
      id,
      person_id: place ? null : personId,
      organisation_id: place?.id ?? null,
      path: place?.path ?? null,
      created_by: personId,
      ...columns(input),
    }),
  );
  return { id };
}

/** Changes an entry that the actor made. */
export async function changeEntry(ctx: Ctx, id: string, version: number, input: EntryInput): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const entry = await ownEntry(ctx, id);
    if (!(await updateEntry(ctx.db, entry.tenant_id, id, version, columns(input))))
      throw new PlatformError('resource.changed');
  });
}

export async function removeEntry(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const entry = await ownEntry(ctx, id);
    await deleteEntry(ctx.db, entry.tenant_id, id);
  });
}

async function ownEntry(ctx: Ctx, id: string): Promise<EntryRow> {
  const entry = await selectEntry(ctx.db, tenantOf(ctx), id);
  if (!entry || entry.created_by !== personOf(ctx).personId) throw notFound('这条日程', 'calendar entry');
  return entry;
}

const columns = (input: EntryInput) => ({
  title: input.title,
  note: input.note ?? null,
  place: input.place ?? null,
  starts_at: new Date(input.startsAt),
  ends_at: new Date(input.endsAt),
  all_day: input.allDay,
});
