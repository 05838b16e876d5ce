import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { organisationReopened } from './directory.events.ts';
import { type OrganisationRow, selectOrganisations } from './organisation.queries.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';
import { getOrganisationRow } from './organisation.service.ts';
import { parentPlace, refuseStale } from './organisation-edit.service.ts';
import { rememberStretch } from './roster-organisations.service.ts';

/**
 * Opens a closed organisation again from today on. The time until its closing becomes a line of its history, so a look
 * at a day between finds it closed. Nothing else that ended with it comes back: postings and roles are given anew, what
 * stood below is opened one by one, and a school identification code stays void (codes are never given twice).
 * @throws directory.not-closed, directory.parent-closed, resource.changed
 */
export async function reopenOrganisation(ctx: Ctx, id: string, version: number): Promise<Organisation> {
  return inTx(ctx, async (ctx) => {
    const before = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.reopen', parentPlace(before));
    if (before.valid_to === null) throw new PlatformError('directory.not-closed');
    refuseStale(before, version);
    const at = ctx.now();
    const today = todayInChina(at.getTime());
    if (before.valid_to > today) throw new PlatformError('directory.not-closed');
    await refuseClosedParent(ctx, before);
    const tenantId = before.tenant_id;
    await rememberStretch(ctx, { tenantId, at }, [before], before.valid_to);
    const result = await ctx.db
      .updateTable('directory.organisation')
      .set({ valid_from: today, valid_to: null, version: version + 1, updated_at: at })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new PlatformError('resource.changed');
    await emit(ctx, organisationReopened, tenantId, { organisationId: id });
    await audit(ctx, {
      action: 'directory.organisation.reopen',
      tenantId,
      subject: { type: 'organisation', id },
      detail: { closedOn: before.valid_to },
    });
    return toOrganisation(await getOrganisationRow(ctx, id));
  });
}

/** The bureau above may belong to another tenant, which the actor need not see: it keeps its own tree. */
async function refuseClosedParent(ctx: Ctx, row: OrganisationRow): Promise<void> {
  if (!row.parent_id) return;
  const [parent] = await selectOrganisations(ctx.db, [row.parent_id], [row.tenant_id]);
  if (parent && parent.valid_to !== null) throw new PlatformError('directory.parent-closed');
}
