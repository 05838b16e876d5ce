import { todayInChina } from '#platform/codes/dates.ts';
import type { Db } from '#platform/db/db.ts';

/** Ends an organisation's code of a type today. The claim stays for ever: codes are never given twice. */
export async function voidCode(
  db: Db,
  {
    tenantId,
    organisationId,
    type,
    at,
    unless,
  }: { tenantId: string; organisationId: string; type: string; at: Date; unless?: string },
): Promise<void> {
  let current = db
    .updateTable('directory.organisation_code')
    .set({ valid_to: todayInChina(at.getTime()) })
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('type', '=', type)
    .where('valid_to', 'is', null);
  let claim = db
    .updateTable('directory.code_claim')
    .set({ voided_at: at })
    .where('organisation_id', '=', organisationId)
    .where('type', '=', type)
    .where('voided_at', 'is', null);
  if (unless !== undefined) {
    current = current.where('value', '!=', unless);
    claim = claim.where('value', '!=', unless);
  }
  await current.execute();
  await claim.execute();
}
