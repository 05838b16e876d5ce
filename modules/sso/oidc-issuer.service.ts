import type Provider from 'oidc-provider';
import type { Config } from '#platform/config.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Providers } from './oidc-provider.service.ts';

/** One running platform has one set of settings, so they stand for it. */
const providersOf = new WeakMap<Config, Providers>();

/** Lets the others find the providers that a mounted platform speaks with. */
export function announceProviders(config: Config, providers: Providers): void {
  providersOf.set(config, providers);
}

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * The issuer: the address that the operator gave, or in development the one that was asked for, as long as it is this
 * machine. A foreign `Host` header never becomes an issuer.
 */
export function issuerOf(config: Config, host: string | undefined): string {
  if (config.publicUrl) return config.publicUrl;
  return host && thisMachine.test(host) ? `http://${host}` : `http://localhost:${config.port}`;
}

/** The provider that a request speaks to; without a request, the one of the platform's own address. */
export function providerFor(
  { ports: { config } }: Ctx,
  request?: { headers: { host?: string | undefined } },
): Promise<Provider> {
  const providers = providersOf.get(config);
  if (!providers) throw new Error('the OpenID provider is not mounted');
  return providers(issuerOf(config, request?.headers.host));
}
