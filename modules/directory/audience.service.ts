import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Member, selectClassMembers, selectMembersBelow } from './audience.queries.ts';
import type { Organisation } from './organisation.schema.ts';
import { selectPeople } from './person.queries.ts';
import { openPerson } from './person-detail.service.ts';

const page = 500;

export type AudienceMember = { personId: string; kind: Member['kind'] };

/**
 * Everybody of one tenant whom something addressed to a node reaches, in pages of 500; a person may come once for
 * each kind and school. For the system's deliveries: no right is checked.
 */
export async function* audienceOf(
  ctx: Ctx,
  tenantId: string,
  place: Pick<Organisation, 'id' | 'kind' | 'path'>,
): AsyncGenerator<AudienceMember[]> {
  const db = ctx.db.scopedTo([tenantId]);
  const toMember = ({ person_id, kind }: Member): AudienceMember => ({ personId: person_id, kind });
  if (place.kind === 'class') {
    yield (await selectClassMembers(db, tenantId, place.id, todayInChina(ctx.now().getTime()))).map(toMember);
    return;
  }
  let after: Member | undefined;
  do {
    const rows = await selectMembersBelow(db, tenantId, place.path, after, page);
    if (rows.length > 0) yield rows.map(toMember);
    after = rows.length === page ? rows.at(-1) : undefined;
  } while (after);
}

export type Reach = { phone: string | undefined; mail: string | undefined };

/** Where messages reach these people. Opens sealed data, so only the system asks, to deliver what was addressed to them. */
export async function reachOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Reach>> {
  if (ctx.actor.kind !== 'system') throw new Error('only deliveries ask where people are reached');
  const people = await selectPeople(ctx.db, ids);
  return new Map(
    [...people].map(([id, row]) => {
      const { identifiers } = openPerson(ctx, row, false);
      const identifierOf = (type: string) =>
        identifiers.find((identifier) => identifier.type === type)?.value;
      return [id, { phone: identifierOf('phone'), mail: identifierOf('mail') }];
    }),
  );
}
