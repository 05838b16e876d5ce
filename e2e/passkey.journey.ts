import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey } from './journey.ts';

/** Nobody else's journey uses these: with a second factor they cannot sign in by password alone. */
const people = { desktop: 'researcher', phone: 'inspector' } as const;

/** The fingerprint reader of this page: Chromium's own, of software (W3C WebAuthn Level 3, 11: user agent automation). */
async function giveFingerprintReader(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verified = (isUserVerified: boolean) =>
    devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  const counts = async () => {
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials.map(({ signCount }) => signCount);
  };
  return { verified, counts };
}

async function signOut(page: Page, url: string): Promise<void> {
  await page.getByRole('button', { name: /^我的:/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL((at) => at.pathname !== '/security');
  await page.goto(`${url}/sign-in`);
}

journey(
  'a person registers a passkey, signs in with it and nothing else, is asked for it after the password, and removes it',
  async ({ platform, signIn, look, screen }) => {
    const page = await signIn(people[screen]);
    const reader = await giveFingerprintReader(page);
    await page.goto(`${platform.url}/security/second-factor`);
    await page.getByLabel('给它起个名字').fill('办公室的电脑');
    await look(page, 'passkey-setup');
    await page.getByRole('button', { name: '开始设置' }).last().click();
    await page.getByText('请保存备用码').waitFor();
    await page.getByRole('button', { name: '我已保存好' }).click();
    await page.waitForURL(/\/security$/);
    await page.getByText('办公室的电脑').waitFor();
    await look(page, 'security-with-passkey');
    assert.equal((await reader.counts()).length, 1);

    await signOut(page, platform.url);
    const byPasskey = page.getByRole('button', { name: '用指纹、面容或通行密钥登录' });
    // Another finger: the reader refuses, and the page says what to do.
    await reader.verified(false);
    await byPasskey.click();
    await page.getByRole('alert').first().waitFor();
    await look(page, 'passkey-refused');
    await reader.verified(true);
    await byPasskey.click();
    await page.waitForURL(/\/home/);

    await page.goto(`${platform.url}/security`);
    await signOut(page, platform.url);
    await page.getByLabel('账号').fill(people[screen]);
    await page.getByLabel('密码', { exact: true }).fill(platform.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('再确认一下是您本人').waitFor();
    await look(page, 'passkey-asked');
    await page.getByRole('button', { name: '用通行密钥验证' }).click();
    await page.waitForURL(/\/home/);
    const [uses = 0] = await reader.counts();
    assert.ok(uses >= 2, `the passkey signed ${uses} times`);

    await page.goto(`${platform.url}/security`);
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await page.getByText('还没有设置').waitFor();
    await signOut(page, platform.url);
    await byPasskey.click();
    await page.getByRole('alert').first().waitFor();
    await look(page, 'passkey-unknown');
    await signIn(people[screen]);
  },
);
