import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

/** Where the browser is: passkeys belong to a host and answer to one origin. */
export type Site = { origin: string };

const rpId = ({ origin }: Site) => new URL(origin).hostname;

/** What is kept of a passkey: nothing in it is secret. */
export type Passkey = { credentialId: string; publicKey: string; counter: number; transports: string[] };

const timeout = 120_000;

export async function registrationOptions(
  site: Site,
  person: { id: string; name: string; loginName: string },
  known: readonly Passkey[],
) {
  return generateRegistrationOptions({
    rpName: '通学 Tongxue',
    rpID: rpId(site),
    userID: Buffer.from(person.id),
    userName: person.loginName,
    userDisplayName: person.name,
    attestationType: 'none',
    timeout,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    // Kept on the device and opened by finger, face or PIN: two factors in one, and no name to type.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey that the browser made for a challenge; undefined when the answer does not verify (WebAuthn, 7.1). */
export async function verifyRegistration(
  { origin }: Site,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Passkey | undefined> {
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId({ origin }),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!result?.verified) return undefined;
  const { id, publicKey, counter, transports } = result.registrationInfo.credential;
  const encoded = Buffer.from(publicKey).toString('base64url');
  return { credentialId: id, publicKey: encoded, counter, transports: transports ?? [] };
}

/** @param known the passkeys of a person already half signed in; none lets the browser offer what it has */
export async function authenticationOptions(site: Site, known: readonly Passkey[] = []) {
  return generateAuthenticationOptions({
    rpID: rpId(site),
    timeout,
    userVerification: 'required',
    ...(known.length > 0 && {
      allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    }),
  });
}

/** The passkey's new signature counter; undefined when the answer does not verify (WebAuthn, 7.2). */
export async function verifyAuthentication(
  { origin }: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
  { credentialId, publicKey, counter }: Passkey,
): Promise<number | undefined> {
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId({ origin }),
    requireUserVerification: true,
    credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
  }).catch(() => undefined);
  return result?.verified ? result.authenticationInfo.newCounter : undefined;
}

/** The challenge and the person that a browser's answer names, before anything is verified. */
export function claimsOf(response: {
  response: { clientDataJSON: string; userHandle?: string | undefined };
}) {
  try {
    const data: unknown = JSON.parse(
      Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8'),
    );
    const challenge = (data as { challenge?: unknown }).challenge;
    const handle = response.response.userHandle;
    return {
      challenge: typeof challenge === 'string' ? challenge : '',
      personId: handle ? Buffer.from(handle, 'base64url').toString('utf8') : undefined,
    };
  } catch {
    return { challenge: '', personId: undefined };
  }
}
