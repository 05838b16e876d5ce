import { useQuery } from '@tanstack/react-query';
import type { Bilingual, Home } from '../contract.ts';
import { forgetPerson, welcome } from '../offline/forget.ts';
import { queries } from './query.ts';
import { setReader } from './reader.ts';
import { sendJson } from './send.ts';

export interface RoleOption {
  /** Id of the role assignment. */
  id: string;
  role: string;
  roleName: Bilingual;
  organisation: { id: string; name: string };
  tenantId: string;
  home: Home;
}

export interface SignedIn {
  signedIn: true;
  person: { id: string; name: string; avatarText?: string };
  account: { id: string; name: string };
  roles: RoleOption[];
  activeRole: RoleOption | undefined;
  permissions: string[];
  /** What this person must do before anything else, most urgent first: `change-password`, `second-factor`, … */
  mustDo: string[];
  unreadNotices: number;
  /** A device that pupils share: nothing is saved on it. */
  sharedDevice?: boolean;
}

export type Session = SignedIn | { signedIn: false };

/** What `GET /api/identity/session` answers; `activeRole` is the id of the chosen assignment or the object itself. */
type SessionAnswer =
  | (Omit<SignedIn, 'activeRole'> & { activeRole?: string | RoleOption | null })
  | { signedIn: false };

const url = '/api/identity/session';
export const sessionKey = ['session'] as const;

export const sessionQuery = { queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 };

async function readSession(): Promise<Session> {
  const answer = await sendJson<SessionAnswer>('GET', url);
  if (!answer.signedIn) {
    setReader(undefined);
    return { signedIn: false };
  }
  await welcome(answer.person.id);
  setReader(answer.sharedDevice ? undefined : answer.person.id);
  const wanted = typeof answer.activeRole === 'object' ? answer.activeRole?.id : answer.activeRole;
  const activeRole = answer.roles.find((role) => role.id === wanted) ?? answer.roles[0];
  return { ...answer, activeRole };
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

/** Works on as another of one's roles: rights, menu and every list change, so all reads are dropped. */
export async function switchRole(roleId: string): Promise<void> {
  await sendJson('PUT', `${url}/active-role`, { roleId });
  await refreshSession();
  await queries.resetQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

/** Ends the session; the device forgets the person even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  setReader(undefined);
  const told = sendJson('DELETE', url).catch((error: unknown) => error);
  await forgetPerson();
  const outcome = await told;
  queries.clear();
  queries.setQueryData<Session>(sessionKey, { signedIn: false });
  if (outcome instanceof Error) throw outcome;
}
