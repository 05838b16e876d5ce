import { grantFor, type HeldRole, personWithRoles, toGrant } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { tokenHash } from '#platform/crypto/tokens.ts';
import { type Ctx, type Grant, type PersonActor, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import type { Credentials } from '#platform/module.ts';
import {
  type AccountWithFactors,
  findAccount,
  findAccountWithFactors,
  noteChosenRole,
} from './account.queries.ts';
import { forgetAttempts } from './attempt.queries.ts';
import { emitHome } from './emit-home.ts';
import { sessionEnded } from './identity.events.ts';
import {
  isStale,
  isWeaker,
  levelOf,
  lifetimeOf,
  needsSecondFactor,
  type SecurityLevel,
} from './security-level.policy.ts';
import {
  type ChosenRole,
  endSessions,
  findOverview,
  findSession,
  insertSession,
  type Overview,
  type SessionRow,
  setSessionRole,
  touchSession,
  type WhichSessions,
} from './session.queries.ts';
import type { MustDo, SessionView } from './session.schema.ts';
import { newSessionToken, readSessionToken, type SessionToken } from './session-token.ts';

const touchInterval = 60_000;

/**
 * Who brings a session's cookie: one read for session and account, one for what the chosen role is worth now. A
 * revoked role, an ended enrolment or a disabled account stops working on the next request.
 */
export async function authenticate(ctx: Ctx, { cookies }: Credentials): Promise<PersonActor | undefined> {
  const token = readSessionToken(ctx.ports.config, cookies);
  if (!token) return undefined;
  const secretHash = tokenHash(token.secret);
  const row = await findSession(ctx, token.personId, secretHash);
  const now = ctx.now();
  if (!row || !isLive(row, now)) return undefined;
  const [grant] = await Promise.all([
    grantOfChosen(ctx, token.personId, row.role as ChosenRole | null),
    touch(ctx, token.personId, secretHash, row, now),
  ]);
  return {
    kind: 'person',
    personId: token.personId,
    accountId: token.personId,
    sessionId: row.id,
    grant,
    strong: row.strong,
    mustDo: mustDoOf(ctx, row, grant?.role),
    signedIn: { at: row.created_at, methods: row.methods },
  };
}

function isLive(row: SessionRow, now: Date): boolean {
  const idleUntil = row.last_seen_at.getTime() + row.idle_seconds * 1000;
  return row.status === 'active' && !row.ended_at && row.expires_at > now && idleUntil > now.getTime();
}

async function grantOfChosen(
  ctx: Ctx,
  personId: string,
  chosen: ChosenRole | null,
): Promise<Grant | undefined> {
  if (!chosen) return undefined;
  return grantFor(dangerouslyAsSystem(ctx, 'session', [chosen.tenantId]), personId, chosen.assignmentId);
}

async function touch(
  ctx: Ctx,
  personId: string,
  secretHash: string,
  row: SessionRow,
  now: Date,
): Promise<void> {
  const stale = new Date(now.getTime() - touchInterval);
  if (row.last_seen_at < stale) await touchSession(ctx, personId, secretHash, now, stale);
}

type PasswordState = Pick<
  SessionRow,
  'must_change_password' | 'password_level' | 'password_changed_at' | 'strong'
>;

/** What stands between the person and the chosen role: a weak, old or given password, a missing second factor. */
function mustDoOf(ctx: Ctx, row: PasswordState, role: string | undefined): MustDo[] {
  const level = levelOf(role);
  const mustDo: MustDo[] = [];
  const isWeak = row.password_level !== null && isWeaker(row.password_level as SecurityLevel, level);
  if (
    row.must_change_password ||
    isWeak ||
    isStale(level, row.password_changed_at, ctx.now(), ctx.ports.config.passwordDays)
  ) {
    mustDo.push('password');
  }
  if (needsSecondFactor(role) && !row.strong) mustDo.push('second-factor');
  return mustDo;
}

/** A person's roles in all their tenants, seen as the system because nobody is signed in yet or another role is on. */
export async function heldRolesOf(ctx: Ctx, personId: string) {
  const found = await personWithRoles(dangerouslyAsSystem(ctx, 'roles of the person'), personId);
  if (!found) return { person: undefined, roles: [] as HeldRole[], system: ctx };
  const system = dangerouslyAsSystem(ctx, 'roles of the person', found.person.tenants);
  return { ...found, system };
}

export type Opening = {
  personId: string;
  /** RFC 8176 names of what was proved: pwd, otp, hwk, user. */
  methods: string[];
  strong: boolean;
  sharedDevice: boolean;
  /** Attempt counters that this success clears. */
  attempts: readonly string[];
  /** The account, when it was just read. */
  account?: AccountWithFactors | undefined;
};

/** A new session: its token for the browser, and how the shell shows it. */
export type Opened = {
  state: 'signed-in';
  token: SessionToken;
  maxAge: number | undefined;
  session: SessionView;
};

/** Opens a session in the role used last, or the first held. Ends the one that the browser had before. */
export async function openSession(
  ctx: Ctx,
  opening: Opening,
  before: SessionToken | undefined,
): Promise<Opened> {
  const { personId, strong, sharedDevice, methods } = opening;
  const [account, held] = await Promise.all([
    opening.account ?? findAccountWithFactors(ctx, personId),
    heldRolesOf(ctx, personId),
  ]);
  const { person, roles } = held;
  if (!account || !person) throw new PlatformError('identity.disabled');
  const role = roles.find(({ assignmentId }) => assignmentId === account.last_assignment_id) ?? roles[0];
  const lifetime = lifetimeOf(levelOf(role?.role), sharedDevice ? 'shared' : 'own');
  const token = newSessionToken(personId);
  const id = uuidv7();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + lifetime.absolute * 1000);
  // In sight of the one tenant whose trail tells of it, so the transaction need not change its sight.
  const home = role?.tenantId ?? person.tenants[0];
  const scoped = { ...ctx, db: ctx.db.scopedTo(home ? [home] : []) };
  await inTx(scoped, async (ctx) => {
    await Promise.all([
      insertSession(ctx, {
        personId,
        secretHash: tokenHash(token.secret),
        id,
        now,
        expiresAt,
        idleSeconds: lifetime.idle,
        methods,
        strong,
        sharedDevice,
        role: role && chosenOf(role),
        address: ctx.address,
        userAgent: ctx.userAgent,
      }),
      opening.attempts.length > 0 && forgetAttempts(ctx, opening.attempts),
      before && endReplaced(ctx, before, now),
      audit(ctx, {
        action: 'identity.session.open',
        ...(home && { tenantId: home }),
        personId,
        accountId: personId,
        subject: { type: 'session', id },
        detail: { methods, role: role?.role, sharedDevice },
      }),
    ]);
  });
  const grant = role && toGrant(role);
  const mustDo = mustDoOf(ctx, { ...account, strong }, role?.role);
  const actor: PersonActor = {
    kind: 'person',
    personId,
    accountId: personId,
    sessionId: id,
    grant,
    strong,
    mustDo,
  };
  const session = await viewSession(
    { ...ctx, actor },
    {
      held,
      overview: {
        login_name: account.login_name,
        shared_device: sharedDevice,
        idle_seconds: lifetime.idle,
        expires_at: expiresAt,
        has_factor: account.factor_kinds.some((kind) => kind !== 'recovery-code'),
      },
    },
  );
  return { state: 'signed-in', token, maxAge: sharedDevice ? undefined : lifetime.absolute, session };
}

const chosenOf = ({ assignmentId, tenantId, role }: HeldRole): ChosenRole => ({
  assignmentId,
  tenantId,
  role,
});

async function endReplaced(ctx: Ctx, { personId, secret }: SessionToken, now: Date): Promise<void> {
  const row = await findSession(ctx, personId, tokenHash(secret));
  if (row && !row.ended_at) await endSessions(ctx, personId, { id: row.id }, now, 'replaced');
}

/** The signed-in person's session as the shell shows it; `{signedIn: false}` for nobody. */
export async function viewSession(
  ctx: Ctx,
  known?: { held: Awaited<ReturnType<typeof heldRolesOf>>; overview: Overview },
): Promise<SessionView> {
  if (ctx.actor.kind !== 'person') return { signedIn: false };
  const { actor } = ctx;
  const [session, { person, roles }] = await Promise.all([
    known?.overview ?? findOverview(ctx, actor.personId, actor.sessionId),
    known?.held ?? heldRolesOf(ctx, actor.personId),
  ]);
  if (!session || !person) return { signedIn: false };
  const views = roles.map(viewRole);
  return {
    signedIn: true,
    person: { id: person.id, name: person.name, avatarText: avatarText(person.name) },
    account: {
      id: actor.accountId,
      loginName: session.login_name,
      sharedDevice: session.shared_device,
      secondFactor: session.has_factor ? 'enrolled' : 'none',
      strong: actor.strong,
      idleSeconds: session.idle_seconds,
      expiresAt: session.expires_at.toISOString(),
    },
    roles: views,
    activeRole: views.find(({ id }) => id === actor.grant?.assignmentId) ?? null,
    permissions: [...(actor.grant?.permissions ?? [])].sort(),
    mustDo: actor.mustDo as MustDo[],
  };
}

/**
 * The session for the shell's first question. When the chosen role has ended and another is held, that one is chosen,
 * so that nobody looks at a page without rights.
 */
export async function viewCurrentSession(ctx: Ctx): Promise<SessionView> {
  const view = await viewSession(ctx);
  const [first] = view.signedIn && !view.activeRole ? view.roles : [];
  return first ? switchRole(ctx, first.id) : view;
}

/** A role as the shell shows it. */
export function viewRole({ assignmentId, role, roleName, organisation, tenantId, home }: HeldRole) {
  const { id, name } = organisation;
  return { id: assignmentId, role, roleName, organisation: { id, name }, tenantId, home };
}

/** Two characters that stand for a face: the end of a Chinese name, the initials of another. */
function avatarText(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return Array.from(name.replaceAll('·', '')).slice(-2).join('');
  const words = name.split(/[\s·]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase())
    .join('');
}

/** Acts as another of the person's roles from now on, in this session only. @throws identity.not-your-role */
export async function switchRole(ctx: Ctx, assignmentId: string): Promise<SessionView> {
  const actor = personOf(ctx);
  const { roles, system } = await heldRolesOf(ctx, actor.personId);
  const role = roles.find((held) => held.assignmentId === assignmentId);
  const grant = role && (await grantFor(system, actor.personId, assignmentId));
  const account = await findAccount(ctx, actor.personId);
  if (!role || !grant || !account) throw new PlatformError('identity.not-your-role');
  await inTx(ctx, async (ctx) => {
    const { idle } = lifetimeOf(levelOf(role.role), 'own');
    await setSessionRole(ctx, actor.personId, actor.sessionId, chosenOf(role), idle);
    await noteChosenRole(ctx, actor.personId, assignmentId);
    await audit(ctx, {
      action: 'identity.session.switch-role',
      tenantId: role.tenantId,
      detail: { from: actor.grant?.role, to: role.role, organisationId: role.organisation.id },
    });
  });
  const mustDo = mustDoOf(ctx, { ...account, strong: actor.strong }, role.role);
  return viewSession({ ...ctx, actor: { ...actor, grant, mustDo } });
}

/** Signs this session out. Its token opens nothing any more. */
export async function signOut(ctx: Ctx): Promise<void> {
  const actor = personOf(ctx);
  await endSessionsOf(ctx, actor.personId, { id: actor.sessionId }, 'signed-out', actor.grant?.tenantId);
}

/** Ends sessions of a person and tells whoever shares them (single sign-out). @returns how many ended */
export async function endSessionsOf(
  ctx: Ctx,
  personId: string,
  which: WhichSessions,
  reason: string,
  tenantId: string | undefined,
): Promise<number> {
  return inTx(ctx, async (ctx) => {
    const ids = await endSessions(ctx, personId, which, ctx.now(), reason);
    if (ids.length === 0) return 0;
    const trail = {
      action: 'identity.session.end',
      subject: { type: 'person', id: personId },
      detail: { ids, reason },
    };
    await audit(ctx, { ...trail, ...(tenantId && { tenantId }) });
    await emitHome(ctx, sessionEnded, tenantId, { personId, sessionIds: ids, reason });
    return ids.length;
  });
}
