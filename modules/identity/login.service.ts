import { findPersonByIdentifier } from '#modules/directory/index.ts';
import { parseMobilePhone } from '#platform/codes/phone.ts';
import { parseStudentNumber } from '#platform/codes/student-number.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findPersonByLoginName } from './account.queries.ts';

/** An account name as it is kept: half-width, lower case, without blanks around. */
export const canonicalLoginName = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/**
 * Whom a typed name means: an account name, a mobile phone or a student number. Account names never look like one of
 * the other two, so at most one of the three reads finds somebody.
 */
export async function findPersonByLogin(ctx: Ctx, typed: string): Promise<string | undefined> {
  const phone = parseMobilePhone(typed);
  const student = parseStudentNumber(typed);
  if (phone.ok) return findPersonByIdentifier(ctx, 'phone', phone.value.number);
  if (student.ok) return findPersonByIdentifier(ctx, 'student-number', student.value.number);
  return findPersonByLoginName(ctx, canonicalLoginName(typed));
}
