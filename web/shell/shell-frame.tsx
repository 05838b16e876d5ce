import { Link, Navigate, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { openLive, useLive } from '../api/live.ts';
import { refreshSession, useSession, useSignedIn } from '../api/session.ts';
import { Brand } from '../brand/mark.tsx';
import { usePick, useTexts } from '../i18n/texts.ts';
import { duties, places } from '../modules.ts';
import { AntdTheme } from '../theme/antd.tsx';
import { Icon } from '../ui/icon.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { askCounts, useCount } from './counts.ts';
import { Drawer } from './drawer.tsx';
import { Main, SkipLink } from './frame.tsx';
import { useIdleEnd } from './idle.ts';
import { LineBanner } from './line-banner.tsx';
import { menuOf } from './menu.ts';
import { entryAt } from './menu-words.ts';
import { PersonMenu } from './person-menu.tsx';
import { RoleSwitch } from './role-switch.tsx';
import { SessionGate } from './session-gate.tsx';
import { ShortcutHelp, useShortcuts } from './shortcuts.tsx';
import { SideMenu } from './side-menu.tsx';
import texts from './texts.ts';
import './shell.css';

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((m) => ({ default: m.SearchDialog })));

/** Everything around the pages of a signed-in person. */
export default function ShellFrame() {
  return (
    <AntdTheme>
      <SessionGate>
        <Shell />
      </SessionGate>
    </AntdTheme>
  );
}

type Layer = 'none' | 'search' | 'help' | 'menu';

function Shell() {
  const session = useSignedIn();
  const { pathname } = useLocation();
  const [layer, setLayer] = useState<Layer>('none');
  const close = () => setLayer('none');
  useShortcuts({ search: () => setLayer('search'), help: () => setLayer('help') });
  useEffect(() => openLive(), []);
  useIdleEnd(session);
  useLive('session', () => void refreshSession());
  useLive('notice', askCounts);
  useLive('todo', askCounts);

  const duty = session.mustDo.map((code) => duties[code]).find((path) => path !== undefined);
  if (duty !== undefined && pathname !== duty) return <Navigate to={duty} replace />;

  return (
    <div className="tx-shell">
      <SkipLink />
      <TopBar onSearch={() => setLayer('search')} onHelp={() => setLayer('help')} />
      <div className="tx-shell-side">{duty === undefined && <SideMenu />}</div>
      <div className="tx-shell-body">
        <LineBanner />
        <Breadcrumb />
        <Main className="tx-main" />
      </div>
      {duty === undefined && <BottomTabs onMenu={() => setLayer('menu')} />}
      <Drawer open={layer === 'menu'} onClose={close} />
      {layer === 'search' && (
        <Suspense fallback={null}>
          <SearchDialog onClose={close} />
        </Suspense>
      )}
      {layer === 'help' && <ShortcutHelp onClose={close} />}
    </div>
  );
}

function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const t = useTexts(texts);
  const session = useSignedIn();
  const unread = useCount('notices') ?? 0;
  return (
    <header className="tx-top">
      <Link to={places.home} className="tx-top-brand">
        <Brand {...(session.activeRole ? { note: session.activeRole.organisation.name } : {})} />
        <span className="tx-visually-hidden">{t('home')}</span>
      </Link>
      <button type="button" className="tx-search-button" onClick={onSearch} aria-keyshortcuts="/">
        <Icon name="search" size={18} />
        <span>{t('search.placeholder')}</span>
      </button>
      <RoleSwitch />
      <nav className="tx-top-links" aria-label={t('person')}>
        <Link to={places.apps} className="tx-top-link tx-wide-only">
          <Icon name="apps" size={19} />
          <span>{t('apps')}</span>
        </Link>
        <Link to={places.notices} className="tx-top-link">
          <Icon name="notice" size={19} />
          <span>{t('notices')}</span>
          {unread > 0 && (
            <>
              <b className="tx-count" aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </b>
              <span className="tx-visually-hidden">{t('notices.unread', { count: unread })}</span>
            </>
          )}
        </Link>
      </nav>
      <PersonMenu onHelp={onHelp} />
    </header>
  );
}

const tabsShown = 4;

/** On the phone: up to four places within the thumb's reach, and the whole menu. */
function BottomTabs({ onMenu }: { onMenu: () => void }) {
  const t = useTexts(texts);
  const say = usePick();
  const entries = menuOf(useSession());
  const here = entryAt(entries, useLocation().pathname);
  return (
    <nav className="tx-tabs" aria-label={t('menu')}>
      {entries
        .filter((entry) => entry.tab)
        .slice(0, tabsShown)
        .map((entry) => (
          <Link key={entry.key} to={entry.path} aria-current={entry === here ? 'page' : undefined}>
            <Icon name={entry.icon} size={22} />
            <span>{say(entry.short ?? entry)}</span>
          </Link>
        ))}
      <button type="button" onClick={onMenu} aria-label={t('menu.open')} aria-haspopup="dialog">
        <Icon name="menu" size={22} />
        <span>{t('menu')}</span>
      </button>
    </nav>
  );
}
