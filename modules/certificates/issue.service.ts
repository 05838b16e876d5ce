import { getOrganisation } from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import type { HolderReference } from './holder.service.ts';
import { mostDocuments } from './release.schema.ts';
import { prepare } from './release.service.ts';
import { placeOf } from './seal.service.ts';
import { publishedTemplate } from './template.service.ts';

type IssueBatch = {
  tenantId: string;
  templateKey: string;
  /** Who issues: where the template uses the issuer's own seal, it needs one. */
  organisationId: string;
  documents: readonly { holder: HolderReference; fields: Readonly<Record<string, string>> }[];
  reason: string;
  /** Which work asks; it comes back in `certificates.certificate.issued`. */
  source?: { kind: string; id: string };
  /** Who asks, where the caller is the system acting for a person who decided. */
  requestedBy?: string;
};

/**
 * Asks for certificates to be issued, for other modules. They are written down at once and sealed when a second person
 * has released the seal; then `certificates.certificate.issued` tells.
 * @param batch at most 500 documents
 * @throws certificates.requester-needed, -seal-missing, -template-not-published, request.invalid naming the fields
 */
export async function issueBatch(
  ctx: Ctx,
  { tenantId, templateKey, organisationId, documents, reason, source, requestedBy }: IssueBatch,
): Promise<{ releaseId: string; certificateIds: string[] }> {
  const scoped = { ...ctx, db: ctx.db.scopedTo([tenantId]) };
  const organisation = await getOrganisation(scoped, organisationId);
  authorise(ctx, 'certificates.certificate.issue', placeOf(organisation));
  const asker = ctx.actor.kind === 'person' ? ctx.actor.personId : requestedBy;
  if (!asker) throw new PlatformError('certificates.requester-needed');
  if (documents.length === 0 || documents.length > mostDocuments)
    throw new RangeError(`${documents.length} documents: 1 to ${mostDocuments}`);
  const template = await publishedTemplate(scoped, tenantId, { key: templateKey });
  return prepare(scoped, {
    template,
    organisation,
    reason,
    requestedBy: asker,
    documents: documents.map(({ holder, fields }) => ({ holder, values: fields })),
    source,
    mustBelong: ctx.actor.kind === 'person',
  });
}

/** `issueBatch` for one certificate. */
export async function issueCertificate(
  ctx: Ctx,
  { holder, fields, ...rest }: Omit<IssueBatch, 'documents'> & IssueBatch['documents'][number],
): Promise<{ releaseId: string; certificateId: string }> {
  const { releaseId, certificateIds } = await issueBatch(ctx, { ...rest, documents: [{ holder, fields }] });
  return { releaseId, certificateId: certificateIds[0] as string };
}
