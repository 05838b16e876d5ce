import { createApp, decideApp, submitApp } from '#modules/sso/index.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { type SampleApp, sampleApps } from './sample-apps.ts';
import type { DemoAccount } from './types.ts';

/** Enters the sample apps the way a vendor and a bureau's officer would: applied for, handed in, decided. */
export async function addApps(actors: (shows: DemoAccount['shows']) => Promise<Ctx>): Promise<void> {
  const vendor = await actors('vendor');
  for (const app of sampleApps) await addApp(vendor, await actors(app.reviewer), app);
}

async function addApp(vendor: Ctx, reviewer: Ctx, app: SampleApp): Promise<void> {
  const { name, summary, unit, purpose, storage, host, outcome } = app;
  const scopes = [...app.scopes];
  const roles = [...app.roles];
  const site = `https://${host}`;
  const { id } = await createApp(vendor, {
    tenantId: tenantOf(reviewer),
    application: {
      name,
      summary,
      unit,
      purpose,
      storage,
      icp: '',
      protectionLevel: '2',
      clientType: 'web',
      startUrl: `${site}/`,
      redirectUris: app.signsInWith === 'oidc' ? [`${site}/signed-in`] : [],
      postLogoutRedirectUris: [],
      backchannelLogoutUri: '',
      casServices: app.signsInWith === 'cas' ? [`${site}/*`] : [],
      scopes,
      roles,
      secretIn: 'header',
      idTokenAlgorithm: 'RS256',
      pairwise: false,
    },
    contact: { person: '示例联系人', phone: '0930-0000000', mail: `contact@${host}` },
  });
  await submitApp(vendor, id);
  if (outcome === 'approved')
    await decideApp(reviewer, id, { action: 'approve', scopes, roles, trusted: false, reason: '' });
  else if (outcome !== 'waiting')
    await decideApp(reviewer, id, { action: 'return', reason: outcome.returned });
}
