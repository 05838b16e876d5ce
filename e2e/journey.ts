import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
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
    await pause(20);
  }
}

/** What the pages of a browser still wait for. The stream of news never ends, so it does not count. */
function pendingRequests(context: BrowserContext): ReadonlySet<Request> {
  const pending = new Set<Request>();
  context.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') pending.add(request);
  });
  context.on('requestfinished', (request) => pending.delete(request));
  context.on('requestfailed', (request) => pending.delete(request));
  return pending;
}

/** A service worker's own requests belong to no page. */
function pageOf(request: Request): Page | undefined {
  return request.serviceWorker() ? undefined : request.frame().page();
}

/** Whether a page shows all that it will: two frames on, nothing is loading, fades or slides (endless animations do not count). */
const isStill = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const moving = document
      .getAnimations()
      .some((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity);
    return !moving && !document.querySelector('.tx-skeleton, main [aria-busy=true]');
  });

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
      const requests = new Map<BrowserContext, ReadonlySet<Request>>();
      const complaints: string[] = [];
      const person = async () => {
        const context = await newContext(screen, running.url);
        context.setDefaultTimeout(patience);
        context.on('page', (page) => {
          page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
        });
        contexts.push(context);
        requests.set(context, pendingRequests(context));
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
        const pending = requests.get(page.context());
        const isQuiet = () => [...(pending ?? [])].every((request) => pageOf(request) !== page);
        await until(async () => isQuiet() && (await isStill(page)) && isQuiet());
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
