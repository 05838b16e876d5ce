import { installTemplate, sampleTemplates } from '#modules/certificates/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { installForm } from '#platform/forms/forms.ts';
import { installProcedure } from '#platform/workflow/index.ts';
import { insertItem, selectPublishedByKey } from './item.queries.ts';
import { pupilServices } from './ready-made-for-pupils.ts';
import { staffServices } from './ready-made-for-staff.ts';
import { toForm } from './ready-made-form.ts';
import type { ReadyMade } from './ready-made-service.ts';

export const readyMade: readonly ReadyMade[] = [...pupilServices, ...staffServices];

const keyOf = (key: string) => `services.${key}`;

/**
 * Installs the ready-made services at a bureau: form, procedure and guide, published. What stands already, edited or
 * not, is left as it is.
 */
export async function installServices(
  ctx: Ctx,
  { tenantId, organisationId, path }: { tenantId: string; organisationId: string; path: string },
): Promise<void> {
  for (const service of readyMade) {
    await inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
      if (await selectPublishedByKey(ctx.db, tenantId, service.key)) return;
      const template = service.certificate && sampleTemplates[service.certificate];
      if (service.certificate && template)
        await installTemplate(ctx, {
          tenantId,
          organisation: { id: organisationId, path },
          key: service.certificate,
          content: template,
        });
      const form = await installForm(ctx, {
        tenantId,
        key: `services-${service.key}`,
        name: service.title,
        model: toForm(service.fields),
      });
      await installProcedure(ctx, tenantId, {
        key: keyOf(service.key),
        name: service.title,
        model: service.flow,
        form: { tenantId, formId: form.id },
      });
      const now = ctx.now();
      await insertItem(ctx.db, {
        tenant_id: tenantId,
        id: uuidv7(),
        key: service.key,
        version: 1,
        state: 'published',
        organisation_id: organisationId,
        path,
        title_zh: service.title.zh,
        title_en: service.title.en,
        audience: service.audience,
        life_event: service.lifeEvent,
        taken_by: service.takenBy,
        applies_for: [...service.appliesFor],
        guide: JSON.stringify(guideOf(service)),
        form_id: form.id,
        procedure_key: keyOf(service.key),
        promised_days: service.promisedDays,
        certificate: service.certificate ?? null,
        updated_at: now,
        published_at: now,
      });
    });
  }
}

const guideOf = (service: ReadyMade) => ({
  summary: service.summary,
  conditions: service.conditions,
  materials: service.materials,
  legalBasis: service.legalBasis,
  steps: service.flow.nodes
    .filter(({ kind, id }) => kind === 'task' && id !== 'completing')
    .map(({ name }) => name),
  statutoryDays: service.statutoryDays,
  fee: service.fee,
});
