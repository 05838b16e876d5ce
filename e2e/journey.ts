import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { newContext, type Screen, shoot, violations } from './browser.ts';
import { type Platform, platform } from './platform.ts';

export type Walk = {
  platform: Platform;
  screen: Screen;
  /** A fresh browser for another person: own cookies, own storage. */
  person: () => Promise<BrowserContext>;
  /** Signs in through the page and waits for the home. */
  signIn: (account: string, options?: { password?: string; expectHome?: boolean }) => Promise<Page>;
  /** Looks at a page as it stands: no axe violation, no error in its console; keeps a picture. */
  look: (page: Page, name: string) => Promise<void>;
};

const patience = 15_000;

/** Asks again until it is so, as long as a page may take. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so after ${patience} ms: ${isSo}`);
    await pause(100);
  }
}

/** Waits until nothing fades or slides any more: half-faded text has no true contrast. Endless animations do not count. */
const settled = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity),
  );

/** One journey on both screens. Journeys of one file run one after another. */
export function journey(
  name: string,
  walk: (app: Walk) => Promise<void>,
  screens: Screen[] = ['desktop', 'phone'],
): void {
  for (const screen of screens) {
    test(`${name} (${screen})`, { timeout: 180_000 }, async () => {
      const running = await platform();
      const contexts: BrowserContext[] = [];
      const complaints: string[] = [];
      const person = async () => {
        const context = await newContext(screen, running.url);
        context.setDefaultTimeout(patience);
        context.on('page', (page) => {
          page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
        });
        contexts.push(context);
        return context;
      };
      const signIn: Walk['signIn'] = async (
        account,
        { password = running.password, expectHome = true } = {},
      ) => {
        const page = await (await person()).newPage();
        await page.goto(`${running.url}/sign-in`);
        await page
          .getByLabel(/账号|手机号|学籍号/)
          .first()
          .fill(account);
        await page.getByLabel('密码', { exact: true }).fill(password);
        await page.getByRole('button', { name: '登录', exact: true }).click();
        if (expectHome) await page.waitForURL(/\/home/);
        return page;
      };
      const look: Walk['look'] = async (page, label) => {
        await page.locator('.tx-skeleton').first().waitFor({ state: 'detached' });
        await page.waitForLoadState('networkidle');
        await settled(page);
        await shoot(page, `${label}-${screen}`);
        assert.deepEqual(await violations(page), [], `${label} on ${screen}: ${page.url()}`);
      };
      try {
        await walk({ platform: running, screen, person, signIn, look });
        assert.deepEqual(complaints, []);
      } catch (error) {
        const pages = contexts.flatMap((context) => context.pages());
        for (const [at, page] of pages.entries())
          await shoot(page, `failed-${name.slice(0, 40)}-${screen}-${at}`);
        throw error;
      } finally {
        for (const context of contexts) await context.close();
      }
    });
  }
}
