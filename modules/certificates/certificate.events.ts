import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

const id = z.uuid();

/** Which work of another module asked for the certificate. */
export const certificateSource = z.object({ kind: z.string().max(80), id: z.string().max(80) });

const certificate = z.object({
  certificateId: id,
  templateKey: z.string(),
  organisationId: id,
  holder: z.object({ kind: z.enum(['person', 'organisation']), id }),
  source: certificateSource.optional(),
});

/** Sealed and signed: it stands in the holder's wallet. */
export const certificateIssued = defineEvent('certificates.certificate.issued', certificate);
/** Declared invalid by whoever issued it; `superseded` when a new one took its place. */
export const certificateRevoked = defineEvent(
  'certificates.certificate.revoked',
  certificate.extend({ kind: z.string() }),
);

const release = z.object({
  releaseId: id,
  sealId: id,
  organisationId: id,
  documents: z.number().int(),
  source: certificateSource.optional(),
});
/** With the role that keeps the seal at its organisation, and until when it can be decided. */
export const releaseRequested = defineEvent(
  'certificates.release.requested',
  release.extend({ keeperRole: z.enum(['principal', 'bureau-leader']), expiresAt: z.iso.datetime() }),
);
/** Released, refused or withdrawn. */
export const releaseDecided = defineEvent(
  'certificates.release.decided',
  release.extend({ decision: z.enum(['released', 'refused', 'withdrawn']) }),
);
