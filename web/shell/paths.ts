/** Whether a path such as `/directory/people/7` is an instance of `/directory/people/$id`. */
export function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.replace(/\/+$/, '').split('/');
  if (pattern === '/') return path === '/';
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith('$') ? given[index] !== '' : part === given[index]))
  );
}

/** The route of a path; fixed words win over parameters. */
export function routeAt<T extends { path: string }>(routes: readonly T[], path: string): T | undefined {
  const score = (pattern: string) => pattern.split('/').filter((part) => !part.startsWith('$')).length;
  return routes.filter((route) => matches(route.path, path)).sort((a, b) => score(b.path) - score(a.path))[0];
}

/** Only a path of this site may be returned to after sign-in: no other origin, no scheme-relative address. */
export function safeReturn(wish: unknown, otherwise: string): string {
  if (typeof wish !== 'string' || !wish.startsWith('/') || /^\/[/\\]/.test(wish)) return otherwise;
  try {
    const url = new URL(wish, 'https://here.invalid');
    return url.origin === 'https://here.invalid' ? url.pathname + url.search + url.hash : otherwise;
  } catch {
    return otherwise;
  }
}
