import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is; says how to get it when it is nowhere. */
export function findChromium(): string {
  const found = places.find((path) => path && existsSync(path));
  if (found) return found;
  console.error(
    '没有找到 Chromium。Debian/Ubuntu：apt-get install chromium fonts-noto-cjk；或用环境变量 CHROMIUM 指出它的位置。\n' +
      'Chromium was not found. Debian/Ubuntu: apt-get install chromium fonts-noto-cjk; or name its place in CHROMIUM.',
  );
  process.exit(1);
}
