import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SearchBox } from '#web/ui/search-box.tsx';
import { TreeNav } from '#web/ui/tree-nav.tsx';
import { kindIcons, searchPlaces, useOwnPlace, useTreeLoader } from './places.ts';
import texts from './texts.ts';
import './directory.css';

interface PlacePickerProps {
  value: string | undefined;
  onChange: (id: string) => void;
  /** Cannot be chosen, nor anything below it. */
  exclude?: { id: string; path: string };
}

/** Chooses an organisation in the tree or by search. Stands in dialogs, so it opens no popup of its own. */
export function PlacePicker({ value, onChange, exclude }: PlacePickerProps) {
  const t = useTexts(texts);
  const root = useOwnPlace();
  const [q, setQ] = useState('');
  const load = useTreeLoader({ root, exclude: exclude?.id });
  return (
    <fieldset className="dir-picker" aria-label={t('pick.tree')} onKeyDown={keepFromSubmitting}>
      <SearchBox value={q} onSearch={setQ} placeholder={t('pick.search')} />
      <div className="dir-picker-tree">
        {q === '' ? (
          <TreeNav
            label={t('pick.tree')}
            load={load}
            onSelect={(node) => onChange(node.id)}
            {...(value ? { selected: value } : {})}
            {...(root ? { openPath: [root] } : {})}
          />
        ) : (
          <FoundPlaces q={q} selected={value} onSelect={onChange} without={exclude?.path} />
        )}
      </div>
    </fieldset>
  );
}

/** Enter in the search field searches; it does not send the dialog around it. */
function keepFromSubmitting(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

interface FoundPlacesProps {
  q: string;
  selected: string | undefined;
  onSelect: (id: string) => void;
  without?: string | undefined;
}

/** Organisations that a search finds, as a list to choose from. */
export function FoundPlaces({ q, selected, onSelect, without }: FoundPlacesProps) {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['directory', 'places', q],
    queryFn: ({ signal }) => searchPlaces(q, { signal }),
  });
  const items = query.data?.filter((item) => !without || !item.path.startsWith(without));
  return (
    <>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {items?.length === 0 && <p className="tx-quiet">{t('pick.none', { q })}</p>}
      <ul className="dir-found" aria-busy={query.isFetching}>
        {items?.map((item) => (
          <li key={item.id}>
            <button type="button" aria-pressed={item.id === selected} onClick={() => onSelect(item.id)}>
              <Icon name={kindIcons[item.kind]} size={18} />
              <span>{item.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
