import { Link } from '@tanstack/react-router';
import { Brand } from '../brand/mark.tsx';
import { useTexts } from '../i18n/texts.ts';
import { AntdTheme } from '../theme/antd.tsx';
import { Icon } from '../ui/icon.tsx';
import { Main, SkipLink } from './frame.tsx';
import { LineBanner } from './line-banner.tsx';
import { Popup } from './popup.tsx';
import { Preferences } from './preferences.tsx';
import { Scenery } from './scenery.tsx';
import texts from './texts.ts';
import './bare.css';

/** Sign-in, activation and other single-purpose pages: one sheet of paper in front of hills and a bridge. */
export default function BareFrame() {
  const t = useTexts(texts);
  return (
    <AntdTheme>
      <div className="tx-bare">
        <SkipLink />
        <Scenery />
        <header className="tx-bare-top">
          <Link to="/" className="tx-top-brand">
            <Brand size={34} />
            <span className="tx-visually-hidden">{t('home')}</span>
          </Link>
          <Popup
            className="tx-icon-button"
            label={`${t('language')} · ${t('look')}`}
            button={<Icon name="globe" />}
          >
            {() => <Preferences />}
          </Popup>
        </header>
        <LineBanner />
        <Main className="tx-bare-main" />
      </div>
    </AntdTheme>
  );
}
