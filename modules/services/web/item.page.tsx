import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useSession } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';
import './services.css';

type Words = { zh: string; en: string };

/** 办事指南: what it is, who may apply, what to bring, how long it takes, by what law. */
export default function ItemPage() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const session = useSession();
  const { tenantId = '', id = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: ['services', 'item', tenantId, id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/services/tenants/{tenantId}/items/{id}', {
          params: { path: { tenantId, id } },
          signal,
        }),
      ),
  });
  const { data } = query;
  const list = (title: string, words: readonly Words[]) =>
    words.length > 0 && (
      <SectionCard title={title}>
        <ul className="sv-list">
          {words.map((one) => (
            <li key={one.zh}>{say(one)}</li>
          ))}
        </ul>
      </SectionCard>
    );
  return (
    <Page
      title={data ? say(data.title) : t('title')}
      lead={data && say(data.guide.summary)}
      query={query}
      narrow
      actions={
        data && (
          <Link
            className="tx-button tx-button-primary"
            to="/services/$tenantId/items/$id/apply"
            params={{ tenantId, id }}
          >
            {t(session?.signedIn ? 'apply' : 'apply.signIn')}
          </Link>
        )
      }
    >
      {data && (
        <>
          <SectionCard>
            <dl className="sv-facts">
              <dt>{t('item.office')}</dt>
              <dd>{data.office.name}</dd>
              <dt>{t('item.for')}</dt>
              <dd>{data.appliesFor.map((one) => t(`item.for.${one}`)).join('、')}</dd>
              <dt>{t('item.days')}</dt>
              <dd>
                {t('item.days.value', {
                  promised: data.promisedDays,
                  statutory: data.guide.statutoryDays,
                })}
              </dd>
              <dt>{t('item.fee')}</dt>
              <dd>
                {data.guide.fee.fen === 0
                  ? say(data.guide.fee.basis)
                  : t('item.fee.value', {
                      money: format.money(data.guide.fee.fen),
                      basis: say(data.guide.fee.basis),
                    })}
              </dd>
            </dl>
          </SectionCard>
          {list(t('item.conditions'), data.guide.conditions)}
          <SectionCard title={t('item.materials')}>
            {data.guide.materials.length === 0 ? (
              <p>{t('item.materials.none')}</p>
            ) : (
              <ul className="sv-list">
                {data.guide.materials.map((material) => (
                  <li key={material.key}>
                    {say(material.name)}{' '}
                    <Tag tone={material.kind === 'known' ? 'good' : 'plain'}>
                      {t(`kind.${material.kind}`)}
                    </Tag>
                    {!material.required && material.kind !== 'known' && (
                      <small className="tx-quiet"> {t('optional')}</small>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </SectionCard>
          {list(t('item.steps'), data.guide.steps)}
          {list(t('item.legal'), data.guide.legalBasis)}
        </>
      )}
    </Page>
  );
}
