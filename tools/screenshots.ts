// npm run screenshots: the pictures of the README and the user guide, made anew from a small demo region.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newContext, type Screen } from '../e2e/browser.ts';
import { startPlatform } from '../e2e/platform.ts';

type Picture = { name: string; account?: string; path: string; screen: Screen; wait?: string };

const pictures: Picture[] = [
  { name: 'portal', path: '/', screen: 'desktop' },
  { name: 'sign-in', path: '/sign-in', screen: 'desktop' },
  { name: 'home-bureau', account: 'prefecture', path: '/home', screen: 'desktop' },
  { name: 'home-teacher', account: 'headteacher', path: '/home', screen: 'desktop' },
  { name: 'home-guardian-phone', account: 'guardian', path: '/home', screen: 'phone' },
  { name: 'home-pupil-phone', account: 'pupil', path: '/home', screen: 'phone' },
  { name: 'class-cards', account: 'headteacher', path: '/class-cards', screen: 'desktop' },
  { name: 'directory-tree', account: 'county', path: '/directory/tree', screen: 'desktop' },
  { name: 'directory-people', account: 'county', path: '/directory/people', screen: 'desktop' },
  { name: 'import', account: 'technician', path: '/roster/imports', screen: 'desktop' },
  { name: 'promotion', account: 'principal', path: '/register/promotions', screen: 'desktop' },
  { name: 'apps', account: 'headteacher', path: '/apps', screen: 'desktop' },
  { name: 'children-phone', account: 'guardian', path: '/directory/children', screen: 'phone' },
];

const directory = resolve(import.meta.dirname, '../docs/img');
const words = process.argv.slice(2);

const platform = await startPlatform();
try {
  await mkdir(directory, { recursive: true });
  for (const { name, account, path, screen } of pictures) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const context = await newContext(screen, platform.url);
    const page = await context.newPage();
    if (account) {
      await page.goto(`${platform.url}/sign-in`);
      await page.getByLabel('账号').fill(account);
      await page.getByLabel('密码', { exact: true }).fill(platform.password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.waitForURL(/\/home/);
    }
    await page.goto(platform.url + path);
    await page.waitForLoadState('networkidle');
    await page.locator('.tx-skeleton').first().waitFor({ state: 'detached' });
    await page.screenshot({ path: join(directory, `${name}.png`), scale: 'css' });
    console.log(`docs/img/${name}.png`);
    await context.close();
  }
} finally {
  await platform.stop();
}
process.exit(0);
