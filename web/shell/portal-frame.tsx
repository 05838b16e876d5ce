import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../api/session.ts';
import { Brand } from '../brand/mark.tsx';
import { useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import { AntdTheme } from '../theme/antd.tsx';
import { Icon } from '../ui/icon.tsx';
import { Main, SkipLink } from './frame.tsx';
import { LineBanner } from './line-banner.tsx';
import { Popup } from './popup.tsx';
import { Preferences } from './preferences.tsx';
import texts from './texts.ts';
import './portal.css';

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((m) => ({ default: m.SearchDialog })));

/** Header and footer of the public pages, which need no sign-in. */
export default function PortalFrame() {
  const t = useTexts(texts);
  const session = useSession();
  const [searching, setSearching] = useState(false);
  return (
    <AntdTheme>
      <div className="tx-portal">
        <SkipLink />
        <header className="tx-portal-top">
          <Link to="/" className="tx-top-brand">
            <Brand />
            <span className="tx-visually-hidden">{t('home')}</span>
          </Link>
          <span className="tx-grow" />
          <button
            type="button"
            className="tx-icon-button"
            aria-label={t('search')}
            onClick={() => setSearching(true)}
          >
            <Icon name="search" />
          </button>
          <Popup
            className="tx-icon-button"
            label={`${t('language')} · ${t('look')}`}
            button={<Icon name="globe" />}
          >
            {() => <Preferences />}
          </Popup>
          {session?.signedIn ? (
            <Link className="tx-button tx-button-primary" to={places.home}>
              {t('myHome')}
            </Link>
          ) : (
            <Link className="tx-button tx-button-primary" to={places.signIn}>
              {t('signIn')}
            </Link>
          )}
        </header>
        <LineBanner />
        <Main className="tx-portal-main" />
        <footer className="tx-portal-foot">
          <Brand size={24} />
          <span>{t('footer.open')}</span>
          <span className="tx-grow" />
          <a href="/docs">{t('footer.api')}</a>
        </footer>
      </div>
      {searching && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </AntdTheme>
  );
}
