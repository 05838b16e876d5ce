import { Link, useLocation, useParams } from '@tanstack/react-router';
import type { ModuleRoute } from '../contract.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import { places, routes } from '../modules.ts';
import { createStore, useStore } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import { routeAt } from './paths.ts';
import texts from './texts.ts';

/** The name that a page gives to itself when its route's title is too general ("东川小学" instead of "学校"). */
export const pageName = createStore<{ path: string; name: string } | undefined>(undefined);

function ancestors(route: ModuleRoute): ModuleRoute[] {
  const chain: ModuleRoute[] = [];
  for (let at = routes.find((r) => r.path === route.parent); at && chain.length < 6; ) {
    chain.unshift(at);
    const { parent } = at;
    at = routes.find((r) => r.path === parent);
  }
  return chain;
}

/** Home, the pages above, this page. Drawn only for pages that have something above them. */
export function Breadcrumb() {
  const t = useTexts(texts);
  const say = usePick();
  const { pathname } = useLocation();
  const params: Record<string, string> = useParams({ strict: false });
  const named = useStore(pageName);
  const route = routeAt(routes, pathname);
  const above = route ? ancestors(route) : [];
  if (!route || above.length === 0) return null;
  const up = above.at(-1);
  return (
    <nav className="tx-breadcrumb" aria-label={t('breadcrumb')}>
      {up && (
        <Link className="tx-breadcrumb-back" to={up.path} params={params}>
          <Icon name="back" size={18} />
          {say(up.title)}
        </Link>
      )}
      <ol>
        <li>
          <Link to={places.home}>{t('home')}</Link>
        </li>
        {above.map((item) => (
          <li key={item.path}>
            <Link to={item.path} params={params}>
              {say(item.title)}
            </Link>
          </li>
        ))}
        <li aria-current="page">{named?.path === pathname ? named.name : say(route.title)}</li>
      </ol>
    </nav>
  );
}
