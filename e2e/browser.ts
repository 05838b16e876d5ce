import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after } from 'node:test';
import { type Browser, type BrowserContext, chromium, devices, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

let browser: Promise<Browser> | undefined;

function open(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  return browser;
}

after(async () => {
  await (await browser)?.close();
});

export const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { ...devices['Pixel 5'], viewport: { width: 390, height: 844 } },
} as const;
export type Screen = keyof typeof screens;

export async function newContext(screen: Screen, baseURL: string): Promise<BrowserContext> {
  const { defaultBrowserType: _type, ...options } = screens[screen] as (typeof screens)['desktop'] & {
    defaultBrowserType?: string;
  };
  return (await open()).newContext({
    ...options,
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Half-faded text has no true contrast, and a moving button is not clicked: nothing fades or slides.
    reducedMotion: 'reduce',
  });
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export type Violation = { id: string; help: string; nodes: string[] };

/** What axe finds against WCAG 2.2 AA on the page as it stands. */
export async function violations(page: Page): Promise<Violation[]> {
  // Enters as the browser's own script: the content policy of the page forbids any other way.
  await page.evaluate(await readAxe());
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page above
    const { violations } = await (globalThis as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map((v: { id: string; help: string; nodes: { html: string }[] }) => ({
      id: v.id,
      help: v.help,
      nodes: v.nodes.slice(0, 5).map((node) => node.html.slice(0, 200)),
    }));
  });
}

let axe: string | undefined;
async function readAxe(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  axe ??= await readFile(axePath, 'utf8');
  return axe;
}

/** Keeps a picture where `TONGXUE_E2E_SHOTS` says. */
export async function shoot(page: Page, name: string): Promise<void> {
  const directory = process.env.TONGXUE_E2E_SHOTS;
  if (!directory) return;
  await mkdir(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`) });
}
