import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { places } from '#web/modules.ts';
import { Callout } from '#web/ui/callout.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import texts from './texts.ts';
import './space.css';

/** The public first page: what this is, a school to find, the way in. */
export default function Portal() {
  const t = useTexts(texts);
  const format = useFormat();
  const [typed, setTyped] = useState(() => new URLSearchParams(globalThis.location.search).get('q') ?? '');
  const q = useDeferredValue(typed.trim());
  const portal = useQuery({
    queryKey: ['space', 'portal'],
    queryFn: ({ signal }) => ok(api.GET('/api/space/portal', { signal })),
    staleTime: 60_000,
  });
  const schools = useQuery({
    queryKey: ['space', 'schools', q],
    queryFn: ({ signal }) => ok(api.GET('/api/space/portal/schools', { params: { query: { q } }, signal })),
    enabled: q !== '',
  });
  const data = portal.data;
  return (
    <div className="sp-portal">
      <section className="sp-portal-hero">
        <h1>{t('portal.title')}</h1>
        <p>{data?.region ? t('portal.lead', { region: data.region.name }) : t('portal.lead.new')}</p>
        <input
          className="sp-portal-search"
          type="search"
          maxLength={40}
          value={typed}
          placeholder={t('portal.search')}
          aria-label={t('portal.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="sp-portal-links">
          <Link className="tx-button" to={places.signIn}>
            {t('portal.signin')}
          </Link>
          <Link to="/activate">{t('portal.activate')}</Link>
        </div>
        {data && data.counts.schools > 0 && (
          <dl className="sp-figures">
            <div>
              <dt>{t('portal.schools')}</dt>
              <dd>{format.number(data.counts.schools)}</dd>
            </div>
            <div>
              <dt>{t('portal.pupils')}</dt>
              <dd>{format.number(data.counts.pupils)}</dd>
            </div>
            <div>
              <dt>{t('portal.staff')}</dt>
              <dd>{format.number(data.counts.staff)}</dd>
            </div>
          </dl>
        )}
      </section>
      <div className="sp-portal-body">
        {q !== '' && (
          <SectionCard title={t('home.schools')} query={schools}>
            {schools.data?.items.length === 0 && <p className="tx-quiet">{t('portal.search.none', { q })}</p>}
            <ul className="sp-rows" aria-live="polite">
              {schools.data?.items.map((school) => (
                <li key={school.id}>
                  <div className="sp-row">
                    <b>{school.name}</b>
                    <span className="tx-quiet">{school.address ?? school.regionName}</span>
                  </div>
                </li>
              ))}
            </ul>
          </SectionCard>
        )}
        <SectionCard title={t('portal.news')} query={portal}>
          {data?.notices.length === 0 && <p className="tx-quiet">{t('portal.news.none')}</p>}
          <ul className="sp-rows">
            {data?.notices.map((notice) => (
              <li key={notice.id}>
                <details className="sp-row">
                  <summary>
                    <b>{notice.title}</b>
                  </summary>
                  <p className="sp-notice-body">{notice.body}</p>
                  <span className="tx-quiet">
                    {notice.publisher} · {format.day(notice.publishedAt)}
                  </span>
                </details>
              </li>
            ))}
          </ul>
        </SectionCard>
        {data?.demo && <Callout>{t('portal.demo')}</Callout>}
      </div>
    </div>
  );
}
