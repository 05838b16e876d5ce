import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { CopyText } from '#web/ui/copy-text.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import texts from './texts.ts';

interface KeysProps {
  appId: string;
  keys: readonly { id: string; createdAt: string; expiresAt: string | null }[];
  onChanged: () => void;
}

/** An app's secrets: made, shown once, replaced, ended. */
export function Keys({ appId, keys, onChanged }: KeysProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [secret, setSecret] = useState<string>();
  const [asking, setAsking] = useState<'new' | 'revoke'>();
  const params = { path: { appId } };
  const confirm = async () => {
    if (asking === 'revoke') await ok(api.DELETE('/api/sso/apps/{appId}/keys', { params }));
    else setSecret((await ok(api.POST('/api/sso/apps/{appId}/keys', { params }))).secret);
    onChanged();
  };
  return (
    <SectionCard
      title={t('app.keys')}
      extra={
        <span className="tx-page-actions">
          {keys.length > 0 && (
            <button type="button" className="tx-button" onClick={() => setAsking('revoke')}>
              {t('app.keys.revoke')}
            </button>
          )}
          {keys.length < 2 && (
            <button type="button" className="tx-button" onClick={() => setAsking('new')}>
              {t('app.keys.new')}
            </button>
          )}
        </span>
      }
    >
      {secret && (
        <Callout tone="warn" title={t('app.keys.shown')}>
          <p>
            <CopyText text={secret} label={t('app.keys')} />
          </p>
        </Callout>
      )}
      {keys.length === 0 && <p className="tx-quiet">{t('app.keys.none')}</p>}
      {keys.map((key) => (
        <p key={key.id}>
          {t('app.keys.since', { when: format.moment(key.createdAt) })} ·{' '}
          {key.expiresAt ? t('app.keys.until', { when: format.moment(key.expiresAt) }) : t('app.keys.valid')}
        </p>
      ))}
      <ConfirmDialog
        open={asking !== undefined}
        title={t(asking === 'revoke' ? 'app.keys.revoke' : 'app.keys.new')}
        danger={asking === 'revoke'}
        onConfirm={confirm}
        onClose={() => setAsking(undefined)}
      >
        <p>{t(asking === 'revoke' ? 'app.keys.revoke.detail' : 'app.keys.new.detail')}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}
