import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, until, type Walk } from './journey.ts';

/** Another title on each screen: the notice of the first stays in the list that the second looks at. */
const titles = { desktop: '周五的家长会改到下午四点', phone: '周五的家长会改到下午五点' } as const;
const body = '请各位家长提前十分钟到校，自行车停在操场东侧。';

/** What a person leaves in a browser. */
function traces(page: Page) {
  return page.evaluate(async () => ({
    reads: (await caches.keys()).filter((name) => name.startsWith('tx-reads')),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    settings: Object.keys(localStorage).filter(
      (key) => !['tx.language', 'tx.look', 'tx.large'].includes(key),
    ),
    visit: Object.keys(sessionStorage),
  }));
}

/** Drafts are kept a moment after the last key. */
async function draftKept(page: Page): Promise<void> {
  const drafts = () =>
    page.evaluate(
      () =>
        new Promise<IDBValidKey[]>((done, fail) => {
          const opening = indexedDB.open('tx-person', 1);
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const keys = opening.result.transaction('drafts').objectStore('drafts').getAllKeys();
            keys.onsuccess = () => {
              opening.result.close();
              done(keys.result);
            };
          };
        }),
    );
  await until(async () => (await drafts()).includes('space.notice.new'));
}

/** Opens a page so that the service worker has seen its code and its reads. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^我的:/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/space'));
  await page.waitForLoadState('networkidle');
}

async function write(page: Page, screen: Walk['screen']): Promise<void> {
  await page.getByLabel('标题').fill(titles[screen]);
  await page.getByLabel('正文').fill(body);
}

async function signInShared({ person, platform }: Walk, account: string): Promise<Page> {
  const page = await (await person()).newPage();
  await page.goto(`${platform.url}/sign-in`);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(platform.password);
  await page.getByLabel(/这是公用电脑/).check();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/\/home/);
  return page;
}

journey(
  'the line is lost: saved pages are shown and marked, what was typed is kept and sent when the line is back',
  async ({ platform, signIn, look, screen }) => {
    const page = await signIn('headteacher');
    await visit(page, `${platform.url}/home`);
    await visit(page, `${platform.url}/space/notices`);
    const shown = await page.getByRole('main').getByRole('link').allTextContents();
    await visit(page, `${platform.url}/space/notices/new`);
    await write(page, screen);
    await draftKept(page);

    await page.context().setOffline(true);
    await page.goto(`${platform.url}/space/notices`);
    await page.getByText(/保存在这台设备上的内容/).waitFor();
    await look(page, 'offline-notices');
    assert.deepEqual(await page.getByRole('main').getByRole('link').allTextContents(), shown);

    await page.goto(`${platform.url}/space/notices/new`);
    await page.getByText(/已恢复您上次没有提交的内容/).waitFor();
    assert.equal(await page.getByLabel('正文').inputValue(), body);
    await page.getByRole('button', { name: '发布' }).click();
    await page
      .getByRole('alert')
      .getByText(/您填写的内容还在/)
      .waitFor();
    await look(page, 'offline-not-sent');

    await page.context().setOffline(false);
    await page.getByRole('button', { name: '发布' }).click();
    await page.waitForURL(/\/space\/notices\/sent/);
    await page.getByText(titles[screen]).first().waitFor();

    await signOut(page);
    assert.deepEqual(await traces(page), { reads: [], databases: [], settings: [], visit: [] });
  },
);

journey(
  'a shared device keeps no draft, and after signing out nothing of the person is on it',
  async (walk) => {
    const { platform, look, screen } = walk;
    const page = await signInShared(walk, 'headteacher');
    await visit(page, `${platform.url}/space/notices/new`);
    await write(page, screen);
    await page.goto(`${platform.url}/space/notices`);
    await page.goto(`${platform.url}/space/notices/new`);
    await page.getByLabel('标题').waitFor();
    assert.equal(await page.getByLabel('标题').inputValue(), '');

    await signOut(page);
    assert.deepEqual(await traces(page), { reads: [], databases: [], settings: [], visit: [] });
    await page.goto(`${platform.url}/space/notices`);
    await page.waitForURL(/\/sign-in/);
    await look(page, 'shared-device-after');
    await page.context().setOffline(true);
    await page.goto(`${platform.url}/space/notices`);
    await page.waitForLoadState();
    assert.equal(await page.getByText(/周五的家长会/).count(), 0);
  },
);
