import { type Query, useQuery } from '@tanstack/react-query';
import type { Bilingual, Home } from '../contract.ts';
import { forgetPerson, welcome } from '../offline/forget.ts';
import { Problem } from './problem.ts';
import { queries } from './query.ts';
import { setReader } from './reader.ts';
import { sendJson } from './send.ts';

export interface RoleOption {
  /** Id of the role assignment, as `switchRole` takes it. */
  id: string;
  role: string;
  roleName: Bilingual;
  organisation: { id: string; name: string };
  tenantId: string;
  home: Home;
}

/** The session as `GET /api/identity/session` tells it. */
export interface SignedIn {
  signedIn: true;
  person: { id: string; name: string; avatarText: string };
  account: {
    id: string;
    loginName: string;
    /** A device that others use too: nothing is saved on it. */
    sharedDevice: boolean;
    /** Seconds without a request after which the server ends the session. */
    idleSeconds: number;
    /** ISO 8601. */
    expiresAt: string;
  };
  roles: RoleOption[];
  activeRole: RoleOption | null;
  permissions: string[];
  /** What this person must do before anything else, most urgent first: `password`, `second-factor`. */
  mustDo: string[];
}

/** Nobody is signed in; `left` when that was the person's own wish in this very page. */
export interface SignedOut {
  signedIn: false;
  left?: true;
}

export type Session = SignedIn | SignedOut;

const url = '/api/identity/session';
const keptKey = 'tx.session';
export const sessionKey = ['session'] as const;

export const sessionQuery = { queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 };

async function readSession(): Promise<Session> {
  try {
    return await receive(await sendJson<Session>('GET', url));
  } catch (error) {
    const kept = error instanceof Problem && error.isLine ? keptSession() : undefined;
    if (!kept) throw error;
    setReader(kept.person.id);
    return kept;
  }
}

/** Takes over what the server says about the session; another person's traces on this device go first. */
async function receive(session: Session): Promise<Session> {
  if (!session.signedIn) {
    setReader(undefined);
    localStorage.removeItem(keptKey);
    return session;
  }
  await welcome(session.person.id);
  const { sharedDevice } = session.account;
  setReader(sharedDevice ? undefined : session.person.id);
  if (sharedDevice) localStorage.removeItem(keptKey);
  else localStorage.setItem(keptKey, JSON.stringify(session));
  return session;
}

/** The last session on this device while it may still be alive, for reading without a line. Rights stay the server's. */
function keptSession(): SignedIn | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keptKey) ?? 'null');
    const session = kept as SignedIn | null;
    return session?.signedIn && Date.parse(session.account.expiresAt) > Date.now() ? session : undefined;
  } catch {
    return undefined;
  }
}

/** The session as the server knows it; undefined while it is first read or cannot be. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The signed-in session. Pages inside the shell always have one. */
export function useSignedIn(): SignedIn {
  const session = useSession();
  if (!session?.signedIn) throw new Error('useSignedIn outside of the signed-in shell');
  return session;
}

/** Whether the active role holds a permission. Hides what cannot be used; the server decides. */
export function useCan(permission: string | undefined): boolean {
  return can(useSession(), permission);
}

export function can(session: Session | undefined, permission: string | undefined): boolean {
  if (permission === undefined) return true;
  return session?.signedIn === true && session.permissions.includes(permission);
}

/** Reads the session again, after sign-in or when the server says that it changed. */
export async function refreshSession(): Promise<Session> {
  return queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

/** All other reads belong to a person in a role and go with them. */
function isNotSession(query: Query): boolean {
  return query.queryKey[0] !== sessionKey[0];
}

/** Works on as another of one's roles: rights, menu and every list change, so all reads are dropped. */
export async function switchRole(roleId: string): Promise<void> {
  const session = await receive(await sendJson<Session>('PUT', `${url}/role`, { roleId }));
  queries.setQueryData<Session>(sessionKey, session);
  await queries.resetQueries({ predicate: isNotSession });
}

/** Ends the session; the device forgets the person even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  setReader(undefined);
  const told = sendJson('DELETE', url).catch((error: unknown) => error);
  await forgetPerson();
  const outcome = await told;
  const left: SignedOut = { signedIn: false, left: true };
  queries.removeQueries({ predicate: isNotSession });
  queries.setQueryData<Session>(sessionKey, left);
  if (outcome instanceof Error) throw outcome;
}
