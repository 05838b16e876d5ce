import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/**
 * Draws the PNG icons of the installable app from web/public/icons/icon.svg, with Chromium (CHROMIUM names another
 * one than /usr/bin/chromium). Run it again after the mark has changed.
 */
const folder = new URL('../web/public/icons/', import.meta.url);
const mark = await readFile(new URL('icon.svg', folder), 'utf8');

/** Android cuts maskable icons to any shape: the ground fills the square, the mark stays in the middle 80%. */
const maskable = mark
  .replace('rx="15"', '')
  .replace('translate(8 8) scale(1.5)', 'translate(13.6 13.6) scale(1.15)');

const icons = [
  { name: 'icon-180.png', size: 180, svg: maskable },
  { name: 'icon-192.png', size: 192, svg: mark },
  { name: 'icon-512.png', size: 512, svg: mark },
  { name: 'icon-maskable-512.png', size: 512, svg: maskable },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
});
try {
  for (const { name, size, svg } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const source = Buffer.from(svg).toString('base64');
    await page.setContent(
      `<style>*{margin:0}img{display:block;width:100vw;height:100vh}</style><img src="data:image/svg+xml;base64,${source}">`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    await writeFile(new URL(name, folder), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(icons.map(({ name }) => `web/public/icons/${name}`).join('\n'));
