import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { factorsChanged, useFactors } from './factors.ts';
import { GiveFactor } from './give-factor.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import texts from './texts.ts';
import './own.css';

/** Password, second factors and the devices where one is signed in. */
export default function Security() {
  const t = useTexts(texts);
  const { account } = useSignedIn();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Page title={t('title')} lead={t('lead', { account: account.loginName })} narrow>
      {codes ? (
        <RecoveryCodes codes={codes} onSaved={() => setCodes(undefined)} />
      ) : (
        <>
          <SectionCard title={t('password.title')}>
            <div className="tx-own-row">
              <p className="tx-quiet">{t('password.detail')}</p>
              <Link className="tx-button" to="/security/password">
                {t('password.go')}
              </Link>
            </div>
          </SectionCard>
          <Factors onCodes={setCodes} />
          <Sessions />
        </>
      )}
    </Page>
  );
}

type Factor = { id: string; kind: 'totp' | 'passkey'; label: string; lastUsedAt: string | null };

function Factors({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const query = useFactors();
  const [removing, setRemoving] = useState<Factor>();
  const [needed, setNeeded] = useState(false);
  const factors = query.data?.factors ?? [];

  /** A stolen password must not change factors: the server may ask for one first. */
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== 'auth.second-factor') throw error;
      setNeeded(true);
    }
  };
  const remove = () =>
    guarded(async () => {
      const params = { path: { id: removing?.id ?? '' } };
      await ok(api.DELETE('/api/identity/factors/{id}', { params }));
      await factorsChanged();
    });
  const renew = () =>
    guarded(async () => {
      const { recoveryCodes } = await ok(api.POST('/api/identity/factors/recovery-codes'));
      await factorsChanged();
      onCodes(recoveryCodes);
    }).catch((error) => toast.error(asProblem(error).message));

  return (
    <SectionCard title={t('factors.title')} query={query}>
      <p className="tx-quiet">{t('factors.lead')}</p>
      {needed && (
        <>
          <Callout tone="info">{t('factors.stepUp')}</Callout>
          <GiveFactor kinds={factors.map(({ kind }) => kind)} />
        </>
      )}
      {factors.length === 0 && <p>{t('factors.none')}</p>}
      <ul className="tx-own-list">
        {factors.map((factor) => (
          <li key={factor.id}>
            <Icon name={factor.kind === 'totp' ? 'phone' : 'key'} />
            <div>
              {factor.label}
              <small>
                {t(factor.kind === 'totp' ? 'factors.totp' : 'factors.passkey')} ·{' '}
                {factor.lastUsedAt
                  ? t('factors.used', { when: format.ago(factor.lastUsedAt) })
                  : t('factors.never')}
              </small>
            </div>
            <button type="button" className="tx-button" onClick={() => setRemoving(factor)}>
              {t('factors.remove')}
            </button>
          </li>
        ))}
      </ul>
      <div className="tx-own-row">
        <span className="tx-quiet">
          {factors.length > 0 && t('factors.codes', { count: query.data?.recoveryCodesLeft ?? 0 })}
        </span>
        <span className="tx-form-actions">
          {factors.length > 0 && (
            <button type="button" className="tx-button" onClick={() => void renew()}>
              {t('factors.renew')}
            </button>
          )}
          <Link className="tx-button tx-button-primary" to="/security/second-factor">
            {t('factors.add')}
          </Link>
        </span>
      </div>
      <ConfirmDialog
        open={removing !== undefined}
        title={t('factors.removeAsk', { label: removing?.label ?? '' })}
        verb={t('factors.remove')}
        danger
        onConfirm={remove}
        onClose={() => setRemoving(undefined)}
      >
        <p>{t('factors.removeDetail')}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}

const sessionsKey = ['identity', 'sessions'];

function Sessions() {
  const t = useTexts(texts);
  const format = useFormat();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => ok(api.GET('/api/identity/sessions', { signal })),
  });
  const items = query.data?.items ?? [];
  const end = async (id: string) => {
    try {
      const params = { path: { id } };
      cache.setQueryData(sessionsKey, await ok(api.DELETE('/api/identity/sessions/{id}', { params })));
      toast.ok(t('sessions.ended'));
    } catch (error) {
      toast.error(asProblem(error).message);
    }
  };
  const endOthers = async () => {
    cache.setQueryData(sessionsKey, await ok(api.DELETE('/api/identity/sessions')));
    toast.ok(t('sessions.ended'));
  };
  return (
    <SectionCard title={t('sessions.title')} query={query}>
      <ul className="tx-own-list">
        {items.map((item) => (
          <li key={item.id}>
            <Icon name={/Android|iOS|HarmonyOS/.test(item.device.system) ? 'phone' : 'device'} />
            <div>
              {[item.device.browser, item.device.system].filter(Boolean).join(' · ') || t('sessions.unknown')}{' '}
              {item.current && <Tag tone="good">{t('sessions.current')}</Tag>}{' '}
              {item.sharedDevice && <Tag tone="warn">{t('sessions.shared')}</Tag>}{' '}
              {item.strong && <Tag tone="info">{t('sessions.strong')}</Tag>}
              <small>
                {[
                  t('sessions.seen', { when: format.ago(item.lastSeenAt) }),
                  t('sessions.since', { when: format.moment(item.createdAt) }),
                  item.address,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {!item.current && (
              <button type="button" className="tx-button" onClick={() => void end(item.id)}>
                {t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <div>
          <button type="button" className="tx-button" onClick={() => setAsking(true)}>
            {t('sessions.endAll')}
          </button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={t('sessions.endAllAsk')}
        verb={t('sessions.endAll')}
        onConfirm={endOthers}
        onClose={() => setAsking(false)}
      >
        <p>{t('sessions.endAllDetail')}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}
