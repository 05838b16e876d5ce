import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useSession } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import type { Item } from '../item.schema.ts';
import texts from './texts.ts';
import './services.css';

/** Services by life event, with a search. */
export function Catalogue({
  tenantId,
  tenants,
  onTenant,
}: {
  tenantId: string | undefined;
  tenants: readonly string[];
  onTenant?: (tenantId: string) => void;
}) {
  const t = useTexts(texts);
  const session = useSession();
  const [q, setQ] = useState('');
  const query = useQuery({
    queryKey: ['services', 'items', tenantId, q],
    enabled: tenantId !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/services/tenants/{tenantId}/items', {
          params: {
            path: { tenantId: tenantId ?? '' },
            query: { limit: 100, ...(q.trim() && { q: q.trim() }) },
          },
          signal,
        }),
      ),
  });
  const items = query.data?.items ?? [];
  const events = [...new Set(items.map((item) => item.lifeEvent))];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      {...(tenantId && { query })}
      actions={
        <>
          {tenantId && (
            <Link className="tx-button" to="/services/$tenantId/questions" params={{ tenantId }}>
              {t('ask')}
            </Link>
          )}
          {session?.signedIn && (
            <Link className="tx-button" to="/services/mine">
              {t('mine')}
            </Link>
          )}
        </>
      }
    >
      <div className="sv-tools">
        <Input.Search
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={60}
          style={{ maxWidth: '24rem' }}
          onSearch={setQ}
        />
        {tenants.length > 1 && onTenant && <Places tenants={tenants} value={tenantId} onChange={onTenant} />}
      </div>
      {items.length === 0 && (
        <SectionCard>
          <Empty title={t('none')} detail={t('none.detail')} />
        </SectionCard>
      )}
      {events.map((event) => (
        <SectionCard key={event} title={t(`event.${event}`)}>
          <div className="sv-cards">
            {items
              .filter((item) => item.lifeEvent === event)
              .map((item) => (
                <ItemCard key={item.id} item={item} />
              ))}
          </div>
        </SectionCard>
      ))}
    </Page>
  );
}

function ItemCard({ item }: { item: Item }) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <Link
      className="sv-card"
      to="/services/$tenantId/items/$id"
      params={{ tenantId: item.tenantId, id: item.id }}
    >
      <b>{say(item.title)}</b>
      <small>{t('days', { count: item.promisedDays })}</small>
    </Link>
  );
}

/** The counties that one has to do with, named by the office of their services. */
function Places({
  tenants,
  value,
  onChange,
}: {
  tenants: readonly string[];
  value: string | undefined;
  onChange: (tenantId: string) => void;
}) {
  const t = useTexts(texts);
  const names = useQuery({
    queryKey: ['services', 'offices', ...tenants],
    queryFn: ({ signal }) =>
      Promise.all(
        tenants.map(async (tenantId) => {
          const { items } = await ok(
            api.GET('/api/services/tenants/{tenantId}/items', {
              params: { path: { tenantId }, query: { limit: 1 } },
              signal,
            }),
          );
          return { value: tenantId, label: items[0]?.office.name ?? '' };
        }),
      ),
  });
  const options = (names.data ?? []).filter(({ label }) => label !== '');
  if (options.length < 2) return null;
  return <Segmented aria-label={t('place')} options={options} value={value ?? ''} onChange={onChange} />;
}
