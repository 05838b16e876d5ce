import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useSession } from '../api/session.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import { Icon } from '../ui/icon.tsx';
import { menuOf } from './menu.ts';
import texts from './texts.ts';

/** Milliseconds in which the letter after `g` must come. */
const sequence = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('dialog') !== null)
  );
}

/** `/` search, `?` help, `g` and a letter to go. Never while typing, so no letter is lost (WCAG 2.1.4). */
export function useShortcuts(open: { search: () => void; help: () => void }): void {
  const go = useNavigate();
  const session = useSession();
  const armed = useRef(0);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (armed.current > 0 && event.timeStamp - armed.current < sequence) {
      armed.current = 0;
      const entry = menuOf(session).find((item) => item.shortcut === event.key);
      if (!entry) return;
      event.preventDefault();
      void go({ to: entry.path });
      return;
    }
    armed.current = event.key === 'g' ? event.timeStamp : 0;
    if (event.key === '/') {
      event.preventDefault();
      open.search();
    }
    if (event.key === '?') open.help();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** The list of shortcuts. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const say = usePick();
  const entries = menuOf(useSession()).filter((entry) => entry.shortcut);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="tx-help-dialog" aria-labelledby="tx-help-title" onClose={onClose}>
      <header>
        <h2 id="tx-help-title">{t('help')}</h2>
        <button type="button" className="tx-icon-button" aria-label={t('help.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </header>
      <dl>
        <Row keys={['/']} words={t('help.search')} />
        <Row keys={['?']} words={t('help.help')} />
        {entries.map((entry) => (
          <Row
            key={entry.key}
            keys={['g', entry.shortcut ?? '']}
            then={t('help.then')}
            words={`${t('help.go')} ${say(entry)}`}
          />
        ))}
      </dl>
    </dialog>
  );
}

function Row({ keys, words, then }: { keys: string[]; words: string; then?: string }) {
  return (
    <div>
      <dt>
        {keys.map((key, index) => (
          <span key={key}>
            {index > 0 && <small> {then} </small>}
            <kbd>{key}</kbd>
          </span>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
