import { getOrganisation, type Organisation } from '#modules/directory/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { issueCertificate } from './issue.service.ts';
import { decideRequest, selectRelease } from './release.queries.ts';
import { releaseLasts } from './release.service.ts';
import { sampleTemplates } from './sample-templates.ts';
import { insertSeal } from './seal.queries.ts';
import { signReleased } from './signing.service.ts';
import { installTemplate } from './template.service.ts';

export type SampleCertificates = {
  tenantId: string;
  bureauId: string;
  schoolId: string;
  /** Who asks, and who releases; two people. */
  registrarId: string;
  keeperId: string;
  /** Pupils of the school: both get a proof of enrolment, the first also an award; another proof waits for its release. */
  pupilIds: readonly [string, string];
};

/** Seals, templates and a few certificates for a demonstration. Called with the system's context. */
export async function addSampleCertificates(ctx: Ctx, sample: SampleCertificates): Promise<void> {
  const { tenantId, registrarId, keeperId } = sample;
  const scoped = { ...ctx, tenants: [tenantId], db: ctx.db.scopedTo([tenantId]) };
  const [bureau, school] = [
    await getOrganisation(scoped, sample.bureauId),
    await getOrganisation(scoped, sample.schoolId),
  ];
  for (const [key, content] of Object.entries(sampleTemplates))
    await installTemplate(scoped, { tenantId, organisation: bureau, key, content });
  for (const organisation of [bureau, school]) await addSeal(scoped, organisation, keeperId);
  const ask = async (given: {
    templateKey: string;
    issuer: Organisation;
    holderId: string;
    fields?: Record<string, string>;
    reason: string;
  }) =>
    issueCertificate(scoped, {
      tenantId,
      templateKey: given.templateKey,
      organisationId: given.issuer.id,
      holder: { kind: 'person', id: given.holderId },
      fields: given.fields ?? {},
      reason: given.reason,
      requestedBy: registrarId,
    });
  const proof = { templateKey: 'enrolment-proof', issuer: school, reason: '家长申请办理居住证' };
  const award = {
    templateKey: 'award',
    issuer: bureau,
    fields: { contest: '2026年全县中小学生经典诵读活动', prize: '一等奖' },
    reason: '表彰获奖学生',
  };
  const [first, second] = sample.pupilIds;
  const issued = [
    await ask({ ...proof, holderId: first }),
    await ask({ ...proof, holderId: second }),
    await ask({ ...award, holderId: first }),
  ];
  for (const { releaseId } of issued) {
    await release(scoped, releaseId, keeperId);
    await signReleased(scoped, { tenantId, releaseId, jobId: uuidv7() });
  }
  await ask({ ...proof, holderId: second, reason: '参加市级比赛报名' });
}

async function addSeal(ctx: Ctx, organisation: Organisation, keeperId: string): Promise<void> {
  await insertSeal(ctx.db, {
    tenant_id: organisation.tenantId,
    id: uuidv7(),
    organisation_id: organisation.id,
    path: organisation.path,
    name: organisation.name,
    algorithm: 'ecdsa-p256',
    image: null,
    state: 'active',
    created_by: keeperId,
    created_at: ctx.now(),
  });
}

async function release(ctx: Ctx, releaseId: string, keeperId: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await selectRelease(ctx.db, releaseId);
    if (!row) return;
    await decideRequest(ctx.db, row, {
      state: 'released',
      decided_by: keeperId,
      decided_at: ctx.now(),
      decision_reason: null,
      expires_at: new Date(ctx.now().getTime() + releaseLasts),
    });
  });
}
