import { Link, useLocation } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import { Icon } from '../ui/icon.tsx';
import { menuGroups, menuOf } from './menu.ts';
import { entryAt } from './menu-words.ts';
import texts from './texts.ts';

/** The menu of the active role, in groups. `onGo` closes the drawer on the phone. */
export function SideMenu({ onGo }: { onGo?: () => void }) {
  const t = useTexts(texts);
  const say = usePick();
  const entries = menuOf(useSession());
  const here = entryAt(entries, useLocation().pathname);
  return (
    <nav className="tx-side" aria-label={t('menu.main')}>
      {menuGroups.map((group, index) => {
        const items = entries.filter((entry) => entry.group === group);
        if (items.length === 0) return null;
        return (
          <section key={group}>
            {index > 0 && <h2>{t(`group.${group}`)}</h2>}
            <ul>
              {items.map((entry) => (
                <li key={entry.key}>
                  <Link
                    to={entry.path}
                    onClick={onGo}
                    className="tx-side-item"
                    aria-current={entry === here ? 'page' : undefined}
                    title={say(entry)}
                  >
                    <Icon name={entry.icon} />
                    <span className="tx-side-full">{say(entry)}</span>
                    <span className="tx-side-short">{say(entry.short ?? entry)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
