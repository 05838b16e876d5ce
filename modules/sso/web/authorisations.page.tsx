import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { AppIcon } from './app-icon.tsx';
import { ScopeList } from './scope-list.tsx';
import texts from './texts.ts';
import './sso.css';

/** What this person allowed which app, and the way to take it back. */
export default function Authorisations() {
  const t = useTexts(texts);
  const format = useFormat();
  const [revoking, setRevoking] = useState<{ id: string; name: string }>();
  const given = useQuery({
    queryKey: ['sso', 'consents'],
    queryFn: ({ signal }) => ok(api.GET('/api/sso/consents', { signal })),
  });
  const items = given.data?.items ?? [];
  const revoke = async () => {
    if (!revoking) return;
    await ok(api.DELETE('/api/sso/consents/{appId}', { params: { path: { appId: revoking.id } } }));
    toast.ok(t('mine.revoked'));
    await given.refetch();
  };
  return (
    <Page
      title={t('mine.title')}
      lead={t('mine.lead')}
      query={given}
      narrow
      {...(items.length === 0 && { empty: <Empty title={t('mine.none')} /> })}
    >
      <SectionCard>
        {items.map(({ app, scopes, givenAt }) => (
          <article key={app.id} className="tx-sso-given">
            <AppIcon app={app} />
            <div>
              <b>{app.name}</b> {!app.works && <Tag tone="warn">{t('mine.stopped')}</Tag>}
              <p className="tx-quiet">
                {app.unit} · {t('mine.given', { when: format.ago(givenAt) })}
              </p>
              <ScopeList scopes={scopes} />
            </div>
            <button type="button" className="tx-button" onClick={() => setRevoking(app)}>
              {t('mine.revoke')}
            </button>
          </article>
        ))}
      </SectionCard>
      <ConfirmDialog
        open={revoking !== undefined}
        title={t('mine.revoke.title', { app: revoking?.name ?? '' })}
        verb={t('mine.revoke')}
        danger
        onConfirm={revoke}
        onClose={() => setRevoking(undefined)}
      >
        <p>{t('mine.revoke.detail')}</p>
      </ConfirmDialog>
    </Page>
  );
}
