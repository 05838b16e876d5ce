import type { FastifyReply } from 'fastify';
import type { Config } from '#platform/config.ts';
import { makeToken } from '#platform/crypto/tokens.ts';

const plainName = 'tongxue_session';
// The prefix makes browsers refuse the cookie from other hosts and over plain HTTP (RFC 6265bis, 4.1.3.2).
const hostName = `__Host-${plainName}`;

const isHttps = (config: Config) => config.publicUrl?.startsWith('https:') ?? false;
const cookieName = (config: Config) => (isHttps(config) ? hostName : plainName);

export type SessionToken = { personId: string; secret: string };

/** A fresh token of a person: the person's id finds the row, 256 random bits open it. */
export const newSessionToken = (personId: string): SessionToken => ({ personId, secret: makeToken() });

const packId = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpackId(packed: string): string {
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const form = /^([\w-]{22})\.([\w-]{43})$/;

const packSessionToken = ({ personId, secret }: SessionToken) => `${packId(personId)}.${secret}`;

/** Reads the cookie of a session; undefined for anything that this platform did not make. */
export function readSessionToken(
  config: Config,
  cookies: Record<string, string | undefined>,
): SessionToken | undefined {
  const match = form.exec(cookies[cookieName(config)] ?? '');
  if (!match) return undefined;
  const personId = unpackId(match[1] as string);
  // Base64 has spare bits at its end: only the one spelling that we wrote is ours.
  return packId(personId) === match[1] ? { personId, secret: match[2] as string } : undefined;
}

/** Hands the token to the browser; on a shared device it goes when the browser closes. */
export function setSessionCookie(
  reply: FastifyReply,
  config: Config,
  token: SessionToken,
  maxAge: number | undefined,
): void {
  reply.setCookie(cookieName(config), packSessionToken(token), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    ...(maxAge !== undefined && { maxAge }),
  });
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(cookieName(config), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
  });
}
