import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { useNarrow } from '#web/ui/narrow.ts';
import { Page } from '#web/ui/page.tsx';
import { SearchBox } from '#web/ui/search-box.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { TreeNav } from '#web/ui/tree-nav.tsx';
import { FoundPlaces } from '../place-picker.tsx';
import { organisationQuery, useOwnPlace, useTreeLoader } from '../places.ts';
import { Detail } from './detail.tsx';
import texts from './texts.ts';
import '../directory.css';

/** The organisation tree and, beside it, the chosen organisation; on the phone one after the other. */
export default function Tree() {
  const t = useTexts(texts);
  const narrow = useNarrow();
  const root = useOwnPlace();
  const [filters, setFilters] = useFilters();
  const [changes, setChanges] = useState(0);
  const chosen = filters.id ?? (narrow ? undefined : root);
  if (!root) return <Page title={t('title')} empty={<Empty title={t('pick')} />} />;
  const showsTree = !narrow || !chosen;
  return (
    <Page title={t('title')} lead={showsTree && t('lead')}>
      <div className="dir-split">
        {showsTree && <Side key={changes} root={root} chosen={chosen} />}
        {chosen && (
          <div className="dir-detail">
            {narrow && (
              <div>
                <button type="button" className="tx-button" onClick={() => setFilters({ id: undefined })}>
                  {t('back')}
                </button>
              </div>
            )}
            <Detail
              id={chosen}
              root={root}
              onGo={(id) => setFilters({ id })}
              onChanged={() => setChanges((count) => count + 1)}
            />
          </div>
        )}
      </div>
    </Page>
  );
}

function Side({ root, chosen }: { root: string; chosen: string | undefined }) {
  const t = useTexts(texts);
  const [filters, setFilters] = useFilters();
  const { q = '', on } = filters;
  const closed = filters.closed === 'true';
  const { data } = useQuery(organisationQuery(chosen ?? ''));
  const load = useTreeLoader({ root, on, closed, closedWords: t('closed') });
  const way = data?.breadcrumb.map((crumb) => crumb.id) ?? [];
  const below = way.slice(Math.max(0, way.indexOf(root)), -1);
  return (
    <SectionCard className="dir-side">
      <SearchBox value={q} placeholder={t('search')} onSearch={(words) => setFilters({ q: words })} />
      {q === '' ? (
        <TreeNav
          key={`${on} ${closed}`}
          label={t('tree')}
          load={load}
          openPath={[root, ...below.filter((id) => id !== root)]}
          onSelect={(node) => setFilters({ id: node.id })}
          {...(chosen ? { selected: chosen } : {})}
        />
      ) : (
        <FoundPlaces q={q} selected={chosen} onSelect={(id) => setFilters({ id })} />
      )}
      <div className="dir-side-foot">
        <label>
          <input
            type="checkbox"
            className="tx-check"
            checked={closed}
            onChange={(event) => setFilters({ closed: event.target.checked ? 'true' : undefined })}
          />
          {t('show.closed')}
        </label>
        <label htmlFor="dir-tree-on">
          {t('show.on')}
          <DayField
            id="dir-tree-on"
            onChange={(day) => setFilters({ on: day })}
            {...(on ? { value: on } : {})}
          />
        </label>
      </div>
    </SectionCard>
  );
}
