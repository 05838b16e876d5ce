import { generate } from 'otplib';
import { journey } from './journey.ts';

const administrators = { desktop: 'secadmin', phone: 'auditadmin' } as const;

journey(
  'an administrator is forced to a second factor before anything else, and asked for it at the next sign-in',
  async ({ platform, person, signIn, look, screen }) => {
    const account = administrators[screen];
    const page = await signIn(account, { expectHome: false });
    await page.waitForURL(/second-factor/);
    await page.goto(`${platform.url}/audit`);
    await page.waitForURL(/second-factor/);
    await page.getByRole('button', { name: '开始设置' }).first().click();
    await page.getByText('用验证器扫描二维码').first().waitFor();
    await look(page, 'second-factor-setup');
    const secret = ((await page.locator('.tx-copy').first().textContent()) ?? '').replace(/[^A-Z2-7]/g, '');
    await page.getByLabel(/输入验证器显示的 6 位数字/).fill(await generate({ secret }));
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('请保存备用码').waitFor();
    await look(page, 'recovery-codes');
    const recovery =
      (await page.locator('code, li').allTextContents())
        .map((text) => text.trim())
        .find((text) => /^[A-Z0-9]{4,}(-[A-Z0-9]+)+$/i.test(text)) ?? '';
    await page.getByRole('button', { name: '我已保存好' }).click();
    await page.waitForURL(/\/home/);

    const next = await (await person()).newPage();
    await next.goto(`${platform.url}/sign-in`);
    await next.getByLabel('账号').fill(account);
    await next.getByLabel('密码', { exact: true }).fill(platform.password);
    await next.getByRole('button', { name: '登录', exact: true }).click();
    await next.getByText('再确认一下是您本人').waitFor();
    await look(next, 'second-factor-asked');
    // The code of the set-up was used: the same one again is refused, a recovery code is not.
    await next.getByRole('button', { name: /用备用码/ }).click();
    await next.getByLabel('备用码').fill(recovery);
    await next.getByRole('button', { name: '确认' }).click();
    await next.waitForURL(/\/home/);
  },
);
