import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useCan, useSession } from '../api/session.ts';
import { productName } from '../brand/mark.tsx';
import type { ModuleRoute } from '../contract.ts';
import { usePick } from '../i18n/texts.ts';
import { places, routes } from '../modules.ts';
import { Toasts } from '../ui/toast.tsx';
import { Forbidden, NotFound, PageError, PageSkeleton } from './trouble.tsx';
import { UpdateBar } from './update-bar.tsx';

function Root() {
  return (
    <>
      <Outlet />
      <Toasts />
      <UpdateBar />
    </>
  );
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const frames = {
  shell: frame('shell', () => import('./shell-frame.tsx')),
  portal: frame('portal', () => import('./portal-frame.tsx')),
  bare: frame('bare', () => import('./bare-frame.tsx')),
};

function frame(id: string, load: ModuleRoute['page']) {
  return createRoute({ getParentRoute: () => root, id, component: lazyRouteComponent(load) });
}

function frameOf(route: ModuleRoute): keyof typeof frames {
  return route.frame ?? (route.open ? 'portal' : 'shell');
}

/** A page with its title in the tab, or the page that says why it may not be seen. */
function Titled({ route, children }: { route: ModuleRoute; children: ReactNode }) {
  const say = usePick();
  const title = `${say(route.title)} · ${say(productName)}`;
  const allowed = useCan(route.permission);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return allowed ? children : <Forbidden />;
}

function page(route: ModuleRoute, parent: AnyRoute): AnyRoute {
  const Page = lazyRouteComponent(route.page);
  const component = () => (
    <Titled route={route}>
      <Page />
    </Titled>
  );
  return createRoute({
    getParentRoute: () => parent,
    path: route.path,
    component: Object.assign(component, { preload: Page.preload }),
  });
}

/** The bare address leads home, or to sign-in, until a module declares a portal for it. */
function Doorstep() {
  const session = useSession();
  return session?.signedIn ? <Navigate to={places.home} replace /> : <Navigate to={places.signIn} replace />;
}

const doorstep = routes.some((route) => route.path === '/')
  ? []
  : [createRoute({ getParentRoute: () => root, path: '/', component: Doorstep })];

/** An address that nobody declared still has a way home around it. */
const elsewhere = createRoute({ getParentRoute: () => frames.portal, path: '$', component: NotFound });

const tree = root.addChildren([
  ...doorstep,
  ...(Object.keys(frames) as (keyof typeof frames)[]).map((key) =>
    frames[key].addChildren([
      ...routes.filter((route) => frameOf(route) === key).map((route) => page(route, frames[key])),
      ...(key === 'portal' ? [elsewhere] : []),
    ]),
  ),
]);

/** Filters live in the address as plain words, so links stay readable and `?code=0012` stays a string. */
function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function stringifySearch(search: Record<string, unknown>): string {
  const set = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const words = new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString();
  return words === '' ? '' : `?${words}`;
}

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});
