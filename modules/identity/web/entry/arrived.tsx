import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { SignedIn } from '#web/api/session.ts';
import { duties, places, routes } from '#web/modules.ts';
import { routeAt, safeReturn } from '#web/shell/paths.ts';
import { PageSkeleton } from '#web/shell/trouble.tsx';

/** Goes where the person wanted to be: to what must be done first, to a page of ours, or to a page of the server's own. */
export function Arrived({ session }: { session: SignedIn }) {
  const { return: wish } = useSearch({ strict: false }) as { return?: string };
  const duty = session.mustDo.map((code) => duties[code]).find((path) => path !== undefined);
  const target = duty ?? safeReturn(wish, places.home);
  const path = target.replace(/[?#].*$/, '');
  const isPage = path === places.home || routeAt(routes, path) !== undefined;
  const go = useNavigate();
  useEffect(() => {
    if (isPage) void go({ href: target, replace: true });
    else location.replace(target);
  }, [go, isPage, target]);
  return <PageSkeleton />;
}
