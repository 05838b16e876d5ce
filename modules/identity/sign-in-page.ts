const outside = 'http://outside.invalid';

/** The own path that a text names, or undefined: what lies on another host is never returned to (CWE-601). */
export function ownPath(text: string | undefined): string | undefined {
  if (!text || text.length > 2000 || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\\]/u.test(text)) return undefined;
  const url = URL.canParse(text, outside) ? new URL(text, outside) : undefined;
  return url?.origin === outside ? `${url.pathname}${url.search}${url.hash}` : undefined;
}

/** The address of the sign-in page that returns to an own path afterwards. @throws RangeError for any other address */
export function signInPage(returnTo: string): string {
  const path = ownPath(returnTo);
  if (!path) throw new RangeError('only an own path is returned to');
  return `/sign-in?return=${encodeURIComponent(path)}`;
}
