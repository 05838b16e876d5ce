import type { CertificateRow } from './certificate.queries.ts';
import type { Standing } from './certificate.schema.ts';

/** @param today YYYY-MM-DD; the last day of validity still counts */
export function standingOf(
  { state, valid_until }: Pick<CertificateRow, 'state' | 'valid_until'>,
  today: string,
): Standing {
  if (state === 'prepared' || state === 'refused') return state;
  if (state !== 'issued') return 'revoked';
  return valid_until !== null && valid_until < today ? 'expired' : 'valid';
}
