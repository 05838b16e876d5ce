import type { z } from 'zod';
import { getOrganisation, type Organisation, peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { type FieldError, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { startJob } from '#platform/jobs.ts';
import { releaseDecided, releaseRequested } from './certificate.events.ts';
import { insertCertificates, refusePrepared, selectOfRelease } from './certificate.queries.ts';
import { type HolderReference, holdersOf } from './holder.service.ts';
import { scopeOf } from './place.policy.ts';
import {
  decideRequest,
  insertRelease,
  type ReleaseRow,
  selectRelease,
  selectReleases,
} from './release.queries.ts';
import type { decision, newRelease, ReleaseDetail, ReleaseState, ReleaseSummary } from './release.schema.ts';
import { type SealRow, selectActiveSeal, selectSeal } from './seal.queries.ts';
import { actorId, placeOf } from './seal.service.ts';
import { signingJob } from './signing.service.ts';
import { digestOfDocuments, placeOfValues } from './stated-values.ts';
import { valueErrors } from './template.policy.ts';
import type { TemplateContent } from './template.schema.ts';
import { contentOfVersion, type PublishedTemplate, publishedTemplate, reaches } from './template.service.ts';

const day = 86_400_000;
/** A request waits a week for a decision; what was released is signed within a day. */
const requestLasts = 7 * day;
export const releaseLasts = day;

export type PreparedDocument = {
  holder: HolderReference;
  values: Readonly<Record<string, string>>;
  replacesId?: string;
};

type Preparation = {
  template: PublishedTemplate;
  organisation: Organisation;
  reason: string;
  requestedBy: string;
  documents: readonly PreparedDocument[];
  source?: { kind: string; id: string } | undefined;
  /** Holders must belong to the issuing institution: for what people ask, not for what a procedure decided. */
  mustBelong: boolean;
};

/** What a person asks for on a page. @throws request.invalid naming document and field */
export async function requestRelease(ctx: Ctx, input: z.infer<typeof newRelease>): Promise<ReleaseDetail> {
  const { personId } = personOf(ctx);
  const organisation = await getOrganisation(ctx, input.organisationId);
  authorise(ctx, 'certificates.certificate.issue', placeOf(organisation));
  const template = await publishedTemplate(ctx, organisation.tenantId, { id: input.templateId });
  const { releaseId } = await prepare(ctx, {
    template,
    organisation,
    reason: input.reason,
    requestedBy: personId,
    documents: input.documents.map(({ holderId, values }) => ({
      holder: { kind: template.content.holder, id: holderId },
      values,
    })),
    mustBelong: true,
  });
  return getRelease(ctx, releaseId);
}

/**
 * Writes down what is to be certified and asks for the seal. No right is checked: callers authorised.
 * @returns the request and the documents in the order given
 */
export async function prepare(
  ctx: Ctx,
  { template, organisation, reason, requestedBy, documents, source, mustBelong }: Preparation,
): Promise<{ releaseId: string; certificateIds: string[] }> {
  if (!reaches(template.row, organisation)) throw notFound('这个模板', 'template');
  const { content } = template;
  return inTx({ ...ctx, db: ctx.db.scopedTo([organisation.tenantId]) }, async (ctx) => {
    const seal = await sealFor(ctx, content, organisation);
    const filled = await fillIn(ctx, { content, organisation, documents, mustBelong });
    const releaseId = uuidv7();
    const expiresAt = new Date(ctx.now().getTime() + requestLasts);
    const rows = filled.map((document) => ({ id: uuidv7(), ...document }));
    await insertRelease(ctx.db, {
      tenant_id: organisation.tenantId,
      id: releaseId,
      seal_id: seal.id,
      path: seal.path,
      template_id: template.row.id,
      template_number: template.number,
      reason,
      state: 'requested',
      documents: rows.length,
      digest: digestOfDocuments(template.row.id, template.number, rows),
      requested_by: requestedBy,
      requested_at: ctx.now(),
      expires_at: expiresAt,
    });
    await insertCertificates(
      ctx.db,
      rows.map(({ id, holderId, holderName, values, replacesId }) => ({
        tenant_id: organisation.tenantId,
        id,
        release_id: releaseId,
        template_id: template.row.id,
        template_number: template.number,
        organisation_id: organisation.id,
        path: organisation.path,
        holder_kind: content.holder,
        holder_id: holderId,
        holder_name: holderName,
        type: JSON.stringify(content.type),
        issuer_name: organisation.name,
        state: 'prepared',
        sealed_values: ctx.ports.cipher.seal(JSON.stringify(values), placeOfValues(id)),
        replaces_id: replacesId ?? null,
        source: source ? JSON.stringify(source) : null,
        created_at: ctx.now(),
      })),
    );
    const facts = {
      releaseId,
      sealId: seal.id,
      organisationId: seal.organisation_id,
      documents: rows.length,
    };
    const keeps = await getOrganisation(ctx, seal.organisation_id);
    await emit(ctx, releaseRequested, organisation.tenantId, {
      ...facts,
      keeperRole: keeps.kind === 'bureau' ? 'bureau-leader' : 'principal',
      expiresAt: expiresAt.toISOString(),
      source,
    });
    await audit(ctx, {
      action: 'certificates.release.request',
      tenantId: organisation.tenantId,
      subject: { type: 'release', id: releaseId },
      detail: { sealId: seal.id, templateId: template.row.id, documents: rows.length, requestedBy },
    });
    return { releaseId, certificateIds: rows.map(({ id }) => id) };
  });
}

async function sealFor(
  ctx: Ctx,
  { seal }: TemplateContent,
  { tenantId, id }: Organisation,
): Promise<SealRow> {
  const row =
    seal.kind === 'fixed'
      ? await selectSeal(ctx.db, seal.sealId)
      : await selectActiveSeal(ctx.db, tenantId, id);
  if (row?.state !== 'active' || row.tenant_id !== tenantId)
    throw new PlatformError('certificates.seal-missing');
  return row;
}

async function fillIn(
  ctx: Ctx,
  {
    content,
    organisation,
    documents,
    mustBelong,
  }: Pick<Preparation, 'organisation' | 'documents' | 'mustBelong'> & { content: TemplateContent },
) {
  const ids = documents.map(({ holder }) => holder.id);
  const holders = await holdersOf(ctx, organisation, content.holder, ids);
  const errors: FieldError[] = [];
  const filled = documents.map(({ holder, values: given, replacesId }, at) => {
    const known = holders.get(holder.id);
    if (!known || (mustBelong && !known.belongs)) {
      errors.push({
        pointer: `/documents/${at}/holderId`,
        detail: {
          zh: '持证人不在签发单位范围内，请核对',
          en: 'The holder does not belong to the issuing institution: check whom you chose',
        },
      });
    }
    const values: Record<string, string> = {};
    for (const { key, source } of content.fields) {
      const value = (source && known?.facts[source]) || given[key]?.trim();
      if (value) values[key] = value;
    }
    const foreign = Object.fromEntries(Object.entries(given).filter(([key]) => !(key in values)));
    errors.push(...valueErrors(content, { ...foreign, ...values }, `/documents/${at}/values`));
    return { holderId: known?.id ?? holder.id, holderName: known?.name ?? '', values, replacesId };
  });
  if (errors.length > 0) throw new PlatformError('request.invalid', { fields: errors.slice(0, 50) });
  return filled;
}

/** The state that a person sees: what nobody decided or signed in time has expired. */
const stateOf = (ctx: Ctx, { state, expires_at }: ReleaseRow): ReleaseState =>
  (state === 'requested' || state === 'released') && expires_at <= ctx.now()
    ? 'expired'
    : (state as ReleaseState);

async function toSummaries(ctx: Ctx, rows: readonly ReleaseRow[]): Promise<ReleaseSummary[]> {
  const people = await peopleByIds(
    ctx,
    rows.flatMap((row) => (row.decided_by ? [row.requested_by, row.decided_by] : [row.requested_by])),
  );
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
  return Promise.all(
    rows.map(async (row) => {
      const seal = await selectSeal(ctx.db, row.seal_id);
      const content = await contentOfVersion(ctx, row.tenant_id, row.template_id, row.template_number);
      return {
        id: row.id,
        state: stateOf(ctx, row),
        type: content.type,
        seal: { id: row.seal_id, name: seal?.name ?? '' },
        documents: row.documents,
        reason: row.reason,
        requestedBy: named(row.requested_by),
        requestedAt: row.requested_at.toISOString(),
        decidedBy: row.decided_by ? named(row.decided_by) : null,
        decidedAt: row.decided_at?.toISOString() ?? null,
        decisionReason: row.decision_reason,
        expiresAt: row.expires_at.toISOString(),
      };
    }),
  );
}

/** Requests for seals at or below the actor's node, the latest first. */
export async function listReleases(
  ctx: Ctx,
  { cursor, limit, state }: PageQuery & { state?: string | undefined },
): Promise<Page<ReleaseSummary>> {
  authorise(ctx, 'certificates.certificate.read');
  return read(ctx, async (ctx) => {
    const after = fromCursor(cursor, 1)?.[0];
    const rows = await selectReleases(ctx.db, scopeOf(ctx), {
      state,
      after: after === undefined ? undefined : String(after),
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: await toSummaries(ctx, page.items) };
  });
}

const placeOfRelease = (row: ReleaseRow) => ({ tenantId: row.tenant_id, path: row.path });

async function getReleaseRow(ctx: Ctx, id: string): Promise<ReleaseRow> {
  const row = await selectRelease(ctx.db, id);
  // Who asked sees it too, where the seal is one of a bureau above.
  const isOwn = row && ctx.actor.kind === 'person' && row.requested_by === ctx.actor.personId;
  if (!row || !(isOwn || may(ctx, 'certificates.certificate.read', placeOfRelease(row))))
    throw notFound('这项用印申请', 'request for the seal');
  return row;
}

export async function getRelease(ctx: Ctx, id: string): Promise<ReleaseDetail> {
  authorise(ctx, 'certificates.certificate.read');
  return read(ctx, async (ctx) => {
    const row = await getReleaseRow(ctx, id);
    const [summary] = await toSummaries(ctx, [row]);
    const certificates = await selectOfRelease(ctx.db, row.tenant_id, id);
    const isOwn = await askedBySame(ctx, row);
    return {
      ...(summary as ReleaseSummary),
      certificates: certificates.map((one) => ({
        id: one.id,
        holderName: one.holder_name,
        state: one.state as ReleaseDetail['certificates'][number]['state'],
        number: one.number,
      })),
      mayDecide:
        stateOf(ctx, row) === 'requested' &&
        !isOwn &&
        may(ctx, 'certificates.seal.release', placeOfRelease(row)),
      isOwn,
    };
  });
}

/** One human being, whichever role was chosen and whichever of two merged numbers was used. */
async function askedBySame(ctx: Ctx, row: ReleaseRow): Promise<boolean> {
  const { personId } = personOf(ctx);
  const people = await peopleByIds(ctx, [personId, row.requested_by]);
  const whole = (id: string) => people.get(id)?.id ?? id;
  return whole(personId) === whole(row.requested_by);
}

/**
 * The second person's decision. A release lets the documents of the request, as they stand, be sealed once within a
 * day; the work begins at once.
 * @throws certificates.same-person for whoever asked, in any role
 */
export async function decideRelease(
  ctx: Ctx,
  id: string,
  input: z.infer<typeof decision>,
): Promise<{ release: ReleaseDetail; jobId: string | null }> {
  authorise(ctx, 'certificates.seal.release');
  const jobId = await inTx(ctx, async (ctx) => {
    const row = await getReleaseRow(ctx, id);
    authorise(ctx, 'certificates.seal.release', placeOfRelease(row));
    if (await askedBySame(ctx, row)) {
      throw new PlatformError('certificates.same-person');
    }
    if (stateOf(ctx, row) === 'expired') throw new PlatformError('certificates.release-expired');
    const isReleased = input.decision === 'release';
    await decide(ctx, row, isReleased ? 'released' : 'refused', input.reason);
    if (!isReleased) {
      await refusePrepared(ctx.db, row.tenant_id, id);
      return null;
    }
    return startJob(ctx, signingJob, row.tenant_id, { tenantId: row.tenant_id, releaseId: id });
  });
  return { release: await getRelease(ctx, id), jobId };
}

/** Whoever asked takes the request back before it is decided. */
export async function withdrawRelease(ctx: Ctx, id: string): Promise<ReleaseDetail> {
  authorise(ctx, 'certificates.certificate.issue');
  await inTx(ctx, async (ctx) => {
    const row = await getReleaseRow(ctx, id);
    if (!(await askedBySame(ctx, row))) throw new PlatformError('auth.forbidden');
    await decide(ctx, row, 'withdrawn', undefined);
    await refusePrepared(ctx.db, row.tenant_id, id);
  });
  return getRelease(ctx, id);
}

async function decide(
  ctx: Ctx,
  row: ReleaseRow,
  state: 'released' | 'refused' | 'withdrawn',
  reason: string | undefined,
): Promise<void> {
  const now = ctx.now();
  const done = await decideRequest(ctx.db, row, {
    state,
    decided_by: actorId(ctx),
    decided_at: now,
    decision_reason: reason || null,
    expires_at: state === 'released' ? new Date(now.getTime() + releaseLasts) : row.expires_at,
  });
  if (!done) throw new PlatformError('certificates.release-closed');
  const seal = await selectSeal(ctx.db, row.seal_id);
  await emit({ ...ctx, db: ctx.db.scopedTo([row.tenant_id]) }, releaseDecided, row.tenant_id, {
    releaseId: row.id,
    sealId: row.seal_id,
    organisationId: seal?.organisation_id ?? row.seal_id,
    documents: row.documents,
    decision: state,
  });
  await audit(ctx, {
    action: `certificates.release.${state}`,
    tenantId: row.tenant_id,
    subject: { type: 'release', id: row.id },
    detail: { sealId: row.seal_id, documents: row.documents, requestedBy: row.requested_by },
  });
}
