type Cookie = { name: string; value: string; path: string };

/** A browser without a screen: keeps cookies by name and path, follows no redirect by itself. */
export type Browser = {
  cookies: Cookie[];
  /** Sends a request as the page of `origin` would. */
  send(url: string | URL, init?: RequestInit): Promise<Response>;
  /** Follows redirects as long as they stay below `origin`. @returns the last answer, and the address it came from */
  follow(url: string | URL, init?: RequestInit): Promise<{ response: Response; url: URL }>;
};

/** For tests against a server that listens on this machine. */
export function openBrowser(origin: string): Browser {
  const browser: Browser = {
    cookies: [],
    async send(target, init = {}) {
      const url = new URL(target, origin);
      const headers = new Headers(init.headers);
      const fitting = browser.cookies.filter(({ path }) => url.pathname.startsWith(path));
      if (url.origin === origin && fitting.length > 0) {
        headers.set('cookie', fitting.map(({ name, value }) => `${name}=${value}`).join('; '));
      }
      const response = await fetch(url, { ...init, headers, redirect: 'manual' });
      if (url.origin === origin) for (const line of response.headers.getSetCookie()) keep(browser, url, line);
      return response;
    },
    async follow(target, init) {
      let url = new URL(target, origin);
      let response = await browser.send(url, init);
      for (let steps = 0; steps < 10; steps++) {
        const location = response.headers.get('location');
        if (response.status < 300 || response.status >= 400 || !location) break;
        url = new URL(location, url);
        if (url.origin !== origin) break;
        await response.body?.cancel();
        response = await browser.send(url);
      }
      return { response, url };
    },
  };
  return browser;
}

function keep(browser: Browser, url: URL, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const attribute = (key: string) =>
    attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
  const path = attribute('path') ?? url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);
  browser.cookies = browser.cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
  const expires = attribute('expires');
  const isGone =
    attribute('max-age') === '0' || (expires !== undefined && new Date(expires).getTime() <= Date.now());
  if (value !== '' && !isGone) browser.cookies.push({ name, value, path });
}
