import { useNavigate, useSearch } from '@tanstack/react-router';
import { refreshSession } from '#web/api/session.ts';
import { duties, places, routes } from '#web/modules.ts';
import { routeAt, safeReturn } from '#web/shell/paths.ts';

/** Where the person wanted to go, kept through the steps of signing in. */
export function useWish(): string | undefined {
  const { return: wish } = useSearch({ strict: false }) as { return?: string };
  return wish;
}

/** Goes where the person wanted to be: to what must be done first, to a page of ours, or to a server's own page. */
export function useAfterSignIn(): () => Promise<void> {
  const go = useNavigate();
  const wish = useWish();
  return async () => {
    const session = await refreshSession();
    const duty = session.signedIn ? session.mustDo.map((code) => duties[code]).find(Boolean) : undefined;
    const target = duty ?? safeReturn(wish, places.home);
    const path = target.replace(/[?#].*$/, '');
    if (routeAt(routes, path)) await go({ href: target, replace: true });
    else location.assign(target);
  };
}
