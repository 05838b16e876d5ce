type Kind = 'pupil' | 'guardian' | 'staff';

const kindOfRole: Record<string, Kind> = { pupil: 'pupil', guardian: 'guardian', teacher: 'staff' };

/**
 * The kinds of belonging that roles stand for; empty: everybody. Undefined when one is no kind of belonging (principals,
 * say): such a notice reaches its readers in their spaces, and they cannot be listed one by one.
 */
export function kindsOf(roles: readonly string[]): Kind[] | undefined {
  const kinds = roles.map((role) => kindOfRole[role]);
  return kinds.every((kind) => kind !== undefined) ? kinds : undefined;
}
