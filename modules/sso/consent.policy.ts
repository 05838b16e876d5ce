import { isStaff } from './app.policy.ts';
import type { ConsentRow } from './consent.queries.ts';
import type { Subject } from './subject.service.ts';

/**
 * Which of the asked scopes need no question: those that the person agreed to and wanted remembered, and for a bureau's
 * own app that it trusts, those of grown-up staff. A child is asked every time its guardian has not agreed.
 */
export function settledScopes(
  asked: readonly string[],
  {
    subject,
    trusted,
    remembered,
  }: { subject: Subject; trusted: boolean; remembered: ConsentRow | undefined },
): string[] {
  const isTrusted = trusted && !subject.isChild && subject.roles.some(({ role }) => isStaff(role));
  if (isTrusted) return [...asked];
  if (subject.isChild && !subject.guardianAgreed) return [];
  return remembered?.remembered ? asked.filter((scope) => remembered.scopes.includes(scope)) : [];
}
