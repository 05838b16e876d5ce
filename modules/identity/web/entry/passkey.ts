import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { api, ok } from '#web/api/client.ts';

export const passkeysWork = () =>
  typeof globalThis.PublicKeyCredential === 'function' && globalThis.isSecureContext;

/** Asks the browser for a passkey. @throws the browser's error when the person stops, `Problem` from the server */
export async function answerWithPasskey(ticket?: string): Promise<AuthenticationResponseJSON> {
  const options = await ok(
    api.POST('/api/identity/sessions/passkey-options', { body: ticket ? { ticket } : {} }),
  );
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: options as never });
}
