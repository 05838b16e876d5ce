import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import type { Walk } from './journey.ts';

/** Recovery codes that accounts got in this run; each opens the second step once. */
const left = new Map<string, string[]>();

/** Sets up an authenticator on the page that asks for one, and keeps the recovery codes for later sign-ins. */
export async function setUpFactor(
  page: Page,
  account: string,
  look: (name: string) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: '开始设置' }).first().click();
  await page.getByText('用验证器扫描二维码').first().waitFor();
  await look('second-factor-setup');
  const secret = ((await page.locator('.tx-copy').first().textContent()) ?? '').replace(/[^A-Z2-7]/g, '');
  await page.getByLabel(/输入验证器显示的 6 位数字/).fill(await generate({ secret }));
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByText('请保存备用码').waitFor();
  await look('recovery-codes');
  left.set(account, await page.locator('.tx-own-codes li').allTextContents());
  await page.getByRole('button', { name: '我已保存好' }).click();
  await page.waitForURL(/\/home/);
}

/** One recovery code of an account that set up its factor in this run. */
export function takeRecoveryCode(account: string): string | undefined {
  return left.get(account)?.pop();
}

/** Signs in an administrator, who cannot be without a second factor. */
export async function signInAdministrator({ signIn }: Walk, account: string): Promise<Page> {
  const page = await signIn(account, { expectHome: false });
  const code = takeRecoveryCode(account);
  if (code) {
    await page.getByRole('button', { name: /用备用码/ }).click();
    await page.getByLabel('备用码').fill(code);
    await page.getByRole('button', { name: '确认' }).click();
    await page.waitForURL(/\/home/);
  } else {
    await page.waitForURL(/second-factor/);
    await setUpFactor(page, account);
  }
  return page;
}
