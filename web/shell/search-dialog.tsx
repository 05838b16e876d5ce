import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { can, useSession } from '../api/session.ts';
import type { SearchHit } from '../contract.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import { searchProviders } from '../modules.ts';
import { Icon } from '../ui/icon.tsx';
import { menuOf } from './menu.ts';
import { searchMenu } from './menu-words.ts';
import texts from './texts.ts';

interface Section {
  key: string;
  title: string;
  hits: SearchHit[];
  failed?: true;
}

const pause = 220;
const perSection = 6;

/** Asks every provider that the person may use, 220 ms after the last key; an answer to an older question is dropped. */
function useSections(query: string): { sections: Section[]; busy: boolean } {
  const session = useSession();
  const say = usePick();
  const t = useTexts(texts);
  const [found, setFound] = useState<{ query: string; sections: Section[] }>({ query: '', sections: [] });

  useEffect(() => {
    if (query === '') return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const asked = searchProviders.filter((p) => (session?.signedIn ? can(session, p.permission) : p.open));
      const sections = await Promise.all(
        asked.map(async (provider): Promise<Section> => {
          const { key } = provider;
          try {
            const hits = await provider.find(query, { signal: stop.signal, limit: perSection });
            return { key, title: say(provider), hits };
          } catch {
            return { key, title: say(provider), hits: [], failed: true };
          }
        }),
      );
      if (!stop.signal.aborted) setFound({ query, sections });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, session, say]);

  if (query === '') return { sections: [], busy: false };
  const pages: Section = {
    key: 'pages',
    title: t('search.pages'),
    hits: searchMenu(menuOf(session), query)
      .slice(0, perSection)
      .map((entry) => ({ key: entry.key, title: say(entry), path: entry.path, icon: entry.icon })),
  };
  const others = found.query === '' ? [] : found.sections;
  return {
    sections: [pages, ...others].filter((s) => s.hits.length > 0 || s.failed),
    busy: found.query !== query,
  };
}

/** Search over everything: one field, the results by kind below it (the ARIA combobox pattern with a list box). */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [input, setInput] = useState('');
  const [chosen, setChosen] = useState(0);
  const query = input.trim();
  const { sections, busy } = useSections(query);
  const hits = sections.flatMap((section) =>
    section.hits.map((hit) => ({ ...hit, id: `${id}-${section.key}-${hit.key}` })),
  );
  const current = hits[Math.min(chosen, hits.length - 1)];

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    if (current) document.getElementById(current.id)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const open = (path: string) => {
    onClose();
    void go({ to: path });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((now) => (Math.min(now, hits.length - 1) + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter' && current) open(current.path);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className="tx-search-dialog"
      aria-label={t('search')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="tx-search-field">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current?.id}
          aria-label={t('search')}
          placeholder={t('search.placeholder')}
          value={input}
          maxLength={100}
          enterKeyHint="search"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setInput(event.target.value);
            setChosen(0);
          }}
        />
        <button type="button" className="tx-icon-button" aria-label={t('help.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </div>
      <div
        className="tx-search-hits"
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search')}
        aria-busy={busy}
      >
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a list box in a group, not form fields
          <div key={section.key} role="group" aria-label={section.title}>
            <p className="tx-search-kind">{section.title}</p>
            {section.failed && <p className="tx-search-note">{t('search.failed')}</p>}
            {section.hits.map((hit) => {
              const optionId = `${id}-${section.key}-${hit.key}`;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the combobox
                <div
                  key={hit.key}
                  id={optionId}
                  role="option"
                  tabIndex={-1}
                  aria-selected={optionId === current?.id}
                  className="tx-search-hit"
                  onClick={() => open(hit.path)}
                >
                  <Icon name={hit.icon ?? 'search'} />
                  <span>
                    {hit.title}
                    {hit.detail && <small>{hit.detail}</small>}
                  </span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {query === '' && <p className="tx-search-note">{t('search.start')}</p>}
      {query !== '' && !busy && hits.length === 0 && (
        <p className="tx-search-note">
          <b>{t('search.none', { query })}</b>
          <br />
          {t('search.none.hint')}
        </p>
      )}
      <p className="tx-visually-hidden" role="status">
        {query !== '' && !busy && hits.length > 0 ? t('search.count', { count: hits.length }) : ''}
      </p>
      <p className="tx-search-keys">{t('search.keys')}</p>
    </dialog>
  );
}
