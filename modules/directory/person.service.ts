import type { Ctx } from '#platform/ctx.ts';
import { canonicalIdentifier, type LookupType, lookupHashes } from './identifier.policy.ts';
import { type PersonRow, selectHolder, selectPeople, selectPerson } from './person.queries.ts';
import type { PersonSummary, Sex } from './person.schema.ts';

export function toPersonSummary(row: PersonRow): PersonSummary {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    pinyin: row.name_pinyin,
    sex: row.sex as Sex,
    birthDate: row.birth_date ?? undefined,
    tenants: row.tenants,
  };
}

/**
 * Who holds an identifier: the person's id, or undefined when nobody does or the value cannot be one.
 * No right is checked: for signing in, imports and checks of uniqueness.
 */
export async function findPersonByIdentifier(
  ctx: Ctx,
  type: LookupType,
  value: string,
): Promise<string | undefined> {
  const canonical = canonicalIdentifier(type, value);
  if (!canonical.ok) return undefined;
  const holder = await selectHolder(ctx.db, type, lookupHashes(ctx.ports.cipher, type, canonical.value));
  if (!holder) return undefined;
  return (await selectPerson(ctx.db, holder))?.id;
}

/**
 * People by id, under the ids asked for; who was merged is given as whom they became. Unknown ids are left out.
 * No right is checked: for modules that show names of what they themselves authorised.
 */
export async function peopleByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PersonSummary>> {
  const rows = await selectPeople(ctx.db, [...new Set(ids)]);
  return new Map([...rows].map(([id, row]) => [id, toPersonSummary(row)]));
}
