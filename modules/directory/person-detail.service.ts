import { audit } from '#platform/audit.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { maskAddress, maskPhone } from '#platform/crypto/mask.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { isGuardianOf } from './guardianship.service.ts';
import { type LookupType, maskIdentifier, sealingPlace } from './identifier.policy.ts';
import { type PersonRow, selectPeople, selectPerson, selectPersonHistory } from './person.queries.ts';
import type { PersonSummary } from './person.schema.ts';
import { getSeenPerson, maySomewhere, toPersonSummary } from './person.service.ts';

type Named = { id: string; name: string };
type Spell = { id: string; validFrom: string; validTo: string | null; version: number };

export type PersonDetail = PersonSummary & {
  ethnicity: string | undefined;
  version: number;
  masked: boolean;
  identifiers: { type: string; value: string }[];
  contact: { address: string | undefined; telephone: string | undefined };
  enrolments: (Spell & {
    school: Named;
    class: Named | undefined;
    status: string;
    entryYear: number | undefined;
    reason: string | undefined;
  })[];
  postings: (Spell & { organisation: Named; post: string; subjects: string[]; isPrimary: boolean })[];
  teachings: { id: string; class: Named; subject: string; validFrom: string; validTo: string | null }[];
  guardians: {
    guardianshipId: string;
    person: Named;
    relation: string;
    validFrom: string;
    validTo: string | null;
  }[];
  children: {
    guardianshipId: string;
    person: Named;
    relation: string;
    validFrom: string;
    validTo: string | null;
  }[];
};

/** What the sealed fields of a person say: in clear, or masked. */
export function openPerson(
  ctx: Ctx,
  row: PersonRow,
  masked: boolean,
): Pick<PersonDetail, 'identifiers' | 'contact'> {
  const place = sealingPlace(row.id);
  const open = (sealed: string) => ctx.ports.cipher.open(sealed, place);
  const identifiers = Object.entries(row.identifiers as Record<string, string>).map(([type, sealed]) => {
    const value = open(sealed);
    return { type, value: masked ? maskIdentifier(type as LookupType, value) : value };
  });
  const contact = row.contact as { address?: string; telephone?: string };
  const address = contact.address && open(contact.address);
  const telephone = contact.telephone && open(contact.telephone);
  return {
    identifiers: identifiers.sort((a, b) => (a.type < b.type ? -1 : 1)),
    contact: {
      address: address && masked ? maskAddress(address) : address,
      telephone: telephone && masked ? maskPhone(telephone) : telephone,
    },
  };
}

/**
 * Everything that the directory knows of a person, of the tenants that the actor sees: all history, or what held on
 * a day. Sensitive fields are masked; reading them in clear needs a right of its own and is audited.
 */
export async function getPersonDetail(
  ctx: Ctx,
  { id, on, unmasked }: { id: string; on?: string | undefined; unmasked: boolean },
): Promise<PersonDetail> {
  if (!unmasked)
    return read(ctx, async (ctx) =>
      detailOf(ctx, (await getSeenPerson(ctx, id, 'directory.person.read')).person, { on, masked: true }),
    );
  return inTx(ctx, async (ctx) => {
    const { person, places } = await getSeenPerson(ctx, id, 'directory.person.read');
    if (!maySomewhere(ctx, 'directory.person.read-sensitive', places)) {
      throw new PlatformError('auth.forbidden', { extra: { permission: 'directory.person.read-sensitive' } });
    }
    await audit(ctx, {
      action: 'directory.person.read-sensitive',
      subject: { type: 'person', id: person.id },
    });
    return detailOf(ctx, person, { on, masked: false });
  });
}

/** The signed-in person's own record, in every tenant that knows it; one's own data are shown in clear. */
export async function getOwnDetail(ctx: Ctx): Promise<PersonDetail> {
  const { personId } = personOf(ctx);
  return read(ctx, async (ctx) => {
    const person = await selectPerson(ctx.db, personId);
    if (!person) throw notFound('您的档案', 'record of yours');
    return detailOf({ ...ctx, db: ctx.db.scopedTo(person.tenants) }, person, {
      on: undefined,
      masked: false,
    });
  });
}

/** A guardian's child, masked. @throws resource.not-found for anybody else's */
export async function getChildDetail(ctx: Ctx, childId: string): Promise<PersonDetail> {
  const { personId } = personOf(ctx);
  return read(ctx, async (ctx) => {
    const child = await selectPerson(ctx.db, childId);
    if (!child || !(await isGuardianOf(ctx, personId, child.id)))
      throw notFound('这个孩子', 'child of yours');
    return detailOf({ ...ctx, db: ctx.db.scopedTo(child.tenants) }, child, {
      on: todayInChina(ctx.now().getTime()),
      masked: true,
    });
  });
}

async function detailOf(
  ctx: Ctx,
  row: PersonRow,
  { on, masked }: { on: string | undefined; masked: boolean },
): Promise<PersonDetail> {
  const { id } = row;
  const { enrolments, postings, teachings, guardianships } = await selectPersonHistory(ctx.db, id, on);
  const others = await selectPeople(
    ctx.db,
    guardianships.map((g) => (g.guardian_id === id ? g.child_id : g.guardian_id)),
  );
  const related = (of: 'guardian_id' | 'child_id', other: 'guardian_id' | 'child_id') =>
    guardianships
      .filter((g) => g[of] === id)
      .map((g) => ({
        guardianshipId: g.id,
        person: { id: g[other], name: others.get(g[other])?.name ?? '' },
        relation: g.relation,
        validFrom: g.valid_from,
        validTo: g.valid_to,
      }));
  return {
    ...toPersonSummary(row),
    ethnicity: row.ethnicity ?? undefined,
    version: row.version,
    masked,
    ...openPerson(ctx, row, masked),
    enrolments: enrolments.map((e) => ({
      id: e.id,
      school: { id: e.school_id, name: e.school_name },
      class: e.class_id ? { id: e.class_id, name: e.class_name ?? '' } : undefined,
      status: e.status,
      entryYear: e.entry_year ?? undefined,
      reason: e.reason ?? undefined,
      validFrom: e.valid_from,
      validTo: e.valid_to,
      version: e.version,
    })),
    postings: postings.map((p) => ({
      id: p.id,
      organisation: { id: p.organisation_id, name: p.organisation_name },
      post: p.post,
      subjects: p.subjects,
      isPrimary: p.is_primary,
      validFrom: p.valid_from,
      validTo: p.valid_to,
      version: p.version,
    })),
    teachings: teachings.map((t) => ({
      id: t.id,
      class: { id: t.class_id, name: t.class_name },
      subject: t.subject,
      validFrom: t.valid_from,
      validTo: t.valid_to,
    })),
    guardians: related('child_id', 'guardian_id'),
    children: related('guardian_id', 'child_id'),
  };
}
