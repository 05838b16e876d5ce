import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
// Before this one: it must meet its administrators without a second factor.
import './second-factor.journey.ts';
import { screens } from './browser.ts';
import { signInAdministrator } from './factor.ts';
import { journey, type Walk } from './journey.ts';

const administrators = ['sysadmin', 'secadmin', 'auditadmin'];
const people = [
  'prefecture',
  'county',
  'researcher',
  'inspector',
  'principal',
  'technician',
  'several',
  'headteacher',
  'teacher',
  'pupil',
  'guardian',
  'vendor',
];
/** Together they see nearly every page; the others see parts of theirs. */
const inEnglish = ['county', 'headteacher', 'guardian'];

/** One visit a page, seen in both widths: signing in and loading cost more than the change of width. */
const phone = { width: 360, height: 780 };
const desktop = screens.desktop.viewport;
/** Pages that one role of a home showed on the desktop; the next role of that home shows the same ones. */
const seen = new Set<string>();

/** The addresses of the main menu. */
async function menuOf(page: Page): Promise<string[]> {
  const links = page.locator('.tx-side a');
  await links.first().waitFor({ state: 'attached' });
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  return [...new Set(paths)];
}

/** Collects what no page should get or say. Rights are the server's: 401 and 403 may come. */
function listen(page: Page): string[] {
  const failures: string[] = [];
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && status !== 401 && status !== 403) failures.push(`${status} ${response.url()}`);
  });
  page.on('console', (message) => {
    // Chromium's own line for each refused request; those are judged above.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) failures.push(`${page.url()}: ${message.text()}`);
  });
  return failures;
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function homeOf(page: Page): Promise<string> {
  const session = await (await page.request.get('/api/identity/session')).json();
  return session.activeRole.home;
}

async function walkMenu({ look }: Walk, page: Page, label: string): Promise<void> {
  const paths = await menuOf(page);
  assert.ok(paths.length > 3, `${label} has a menu: ${paths}`);
  const home = await homeOf(page);
  for (const path of paths) {
    await page.locator(`.tx-side a[href="${path}"]`).first().click();
    await page.waitForURL((url) => url.pathname === path);
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
    const name = `page-${label}${path.replaceAll('/', '-')}`;
    await page.setViewportSize(phone);
    await look(page, `${name}-narrow`);
    assert.ok((await overflow(page)) <= 0, `${path} of ${label} is wider than the phone`);
    await page.setViewportSize(desktop);
    assert.ok((await overflow(page)) <= 0, `${path} of ${label} is wider than the desktop`);
    if (seen.has(home + path)) continue;
    seen.add(home + path);
    await look(page, name);
  }
}

for (const account of [...administrators, ...people]) {
  journey(
    `every page of the menu of ${account}`,
    async (walk) => {
      const page = administrators.includes(account)
        ? await signInAdministrator(walk, account)
        : await walk.signIn(account);
      const failures = listen(page);
      await walkMenu(walk, page, account);
      if (inEnglish.includes(account)) {
        await page.evaluate(() => localStorage.setItem('tx.language', 'en'));
        await page.reload();
        await walkMenu(walk, page, `${account}-en`);
      }
      assert.deepEqual(failures, [], account);
    },
    ['desktop'],
  );
}
