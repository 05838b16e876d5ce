import { setUpFactor, takeRecoveryCode } from './factor.ts';
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
    await setUpFactor(page, account, (name) => look(page, name));

    const next = await (await person()).newPage();
    await next.goto(`${platform.url}/sign-in`);
    await next.getByLabel('账号').fill(account);
    await next.getByLabel('密码', { exact: true }).fill(platform.password);
    await next.getByRole('button', { name: '登录', exact: true }).click();
    await next.getByText('再确认一下是您本人').waitFor();
    await look(next, 'second-factor-asked');
    // The code of the set-up was used: the same one again is refused, a recovery code is not.
    await next.getByRole('button', { name: /用备用码/ }).click();
    await next.getByLabel('备用码').fill(takeRecoveryCode(account) ?? '');
    await next.getByRole('button', { name: '确认' }).click();
    await next.waitForURL(/\/home/);
  },
);
