import { hash } from 'node:crypto';
import type { Ctx } from '#platform/ctx.ts';

/** The place for which the values of a certificate are sealed. */
export const placeOfValues = (id: string) => `certificates.certificate.sealed_values:${id}`;

/** Ids of documents and all that they will state: nothing of it may change between release and signature. */
export function digestOfDocuments(
  templateId: string,
  number: number,
  documents: readonly { id: string; holderId: string; values: Readonly<Record<string, string>> }[],
): Buffer {
  const ordered = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const stated = ordered.map(({ id, holderId, values }) => [
    id,
    holderId,
    Object.keys(values)
      .sort()
      .map((key) => [key, values[key]]),
  ]);
  return hash('sha256', JSON.stringify([templateId, number, stated]), 'buffer');
}

/** What a certificate states. */
export const valuesOf = ({ ports }: Pick<Ctx, 'ports'>, row: { id: string; sealed_values: string }) =>
  JSON.parse(ports.cipher.open(row.sealed_values, placeOfValues(row.id))) as Record<string, string>;
