import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut, useSignedIn } from '../api/session.ts';
import { useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import { line } from '../offline/line.ts';
import { useStore } from '../store.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonMark } from '../ui/person-mark.tsx';
import { toast } from '../ui/toast.tsx';
import { Popup } from './popup.tsx';
import { Preferences } from './preferences.tsx';
import texts from './texts.ts';

/** Profile, security, appearance, language and the way out. */
export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTexts(texts);
  const { person, account } = useSignedIn();
  const unsent = useStore(line, ({ waiting, refused }) => waiting + refused);
  const [asking, setAsking] = useState(false);

  const leave = () => signOut().catch(() => toast.error(t('person.signOut.offline')));

  return (
    <>
      <Popup
        className="tx-person-button"
        label={`${t('person')}: ${person.name}`}
        button={<PersonMark name={person.name} text={person.avatarText} />}
      >
        {(close) => (
          <>
            <div className="tx-popup-head">
              <b>{person.name}</b>
              <small>{account.loginName}</small>
            </div>
            <Link className="tx-popup-item" to={places.profile} onClick={close}>
              <Icon name="person" size={18} /> {t('person.profile')}
            </Link>
            <Link className="tx-popup-item" to={places.security} onClick={close}>
              <Icon name="shield" size={18} /> {t('person.security')}
            </Link>
            <button
              type="button"
              className="tx-popup-item tx-wide-only"
              onClick={() => {
                close();
                onHelp();
              }}
            >
              <Icon name="help" size={18} /> {t('help')} <kbd>?</kbd>
            </button>
            <Preferences />
            <button
              type="button"
              className="tx-popup-item"
              onClick={() => {
                close();
                if (unsent > 0) setAsking(true);
                else void leave();
              }}
            >
              <Icon name="out" size={18} /> {t('person.signOut')}
            </button>
          </>
        )}
      </Popup>
      <ConfirmDialog
        open={asking}
        title={t('person.signOut')}
        verb={t('person.signOut')}
        danger
        onConfirm={leave}
        onClose={() => setAsking(false)}
      >
        <p>{t('person.signOut.waiting', { count: unsent })}</p>
      </ConfirmDialog>
    </>
  );
}
