import { Link, useNavigate } from '@tanstack/react-router';
import { signOut, useSignedIn } from '../api/session.ts';
import { useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import { line } from '../offline/line.ts';
import { Icon } from '../ui/icon.tsx';
import { PersonMark } from '../ui/person-mark.tsx';
import { toast } from '../ui/toast.tsx';
import { Popup } from './popup.tsx';
import { Preferences } from './preferences.tsx';
import texts from './texts.ts';

/** Profile, security, appearance, language and the way out. */
export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const { person, account } = useSignedIn();

  const leave = async () => {
    const { waiting } = line.get();
    if (waiting > 0 && !confirm(t('person.signOut.waiting', { count: waiting }))) return;
    await signOut().catch(() => toast.error(t('person.signOut.offline')));
    await go({ to: places.signIn });
  };

  return (
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
          <button type="button" className="tx-popup-item" onClick={() => void leave()}>
            <Icon name="out" size={18} /> {t('person.signOut')}
          </button>
        </>
      )}
    </Popup>
  );
}
