import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { Lines } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Consent, ConsentPurpose } from '../wire.ts';
import texts from './texts.ts';

type Terms = ConsentPurpose['terms'];

const clauses = [
  'purpose',
  'data',
  'storagePlace',
  'storageTerm',
  'protection',
  'refusal',
  'complaint',
  'correction',
] as const satisfies readonly (keyof Terms)[];

/** Asked for at the sign-in to each app, never for all apps at once. */
const perApp = 'sso.profile';
const platform = 'platform';

interface ConsentsProps {
  childId: string;
  childName: string;
}

function useConsents(childId: string) {
  const cache = useQueryClient();
  const purposes = useQuery({
    queryKey: ['directory', 'consent-purposes'],
    queryFn: ({ signal }) => ok(api.GET('/api/guardians/consent-purposes', { signal })),
    staleTime: 60 * 60_000,
  });
  const given = useQuery({
    queryKey: ['directory', 'consents', childId],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/guardians/children/{id}/consents', { params: { path: { id: childId } }, signal })),
  });
  const changed = () => cache.invalidateQueries({ queryKey: ['directory', 'consents', childId] });
  return { purposes, given, changed };
}

/** Every purpose with its state; giving shows all that the law wants told, revoking says what follows. */
export function Consents({ childId, childName }: ConsentsProps) {
  const t = useTexts(texts);
  const { purposes, given, changed } = useConsents(childId);
  const [reading, setReading] = useState<ConsentPurpose>();
  const [revoking, setRevoking] = useState<Consent>();
  if (purposes.error || given.error) {
    const failed = purposes.error ? purposes : given;
    return <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (!purposes.data || !given.data) return <Lines count={4} />;
  const inForce = given.data.items.filter((one) => !one.revokedAt);
  const revoked = given.data.items.filter((one) => one.revokedAt);
  const own = purposes.data.items.filter((one) => one.purpose !== perApp);
  const forApps = inForce.filter((one) => one.recipient !== platform);
  return (
    <section aria-label={t('consents.title')} className="dir-consents">
      <h3>{t('consents.title')}</h3>
      <p className="tx-quiet">{t('consents.help')}</p>
      <ul className="dir-rows">
        {own.map((purpose) => (
          <Purpose
            key={purpose.purpose}
            purpose={purpose}
            consent={inForce.find((one) => one.purpose === purpose.purpose && one.recipient === platform)}
            onRead={() => setReading(purpose)}
            onRevoke={setRevoking}
          />
        ))}
        {forApps.map((consent) => (
          <Purpose
            key={consent.id}
            purpose={consent}
            consent={consent}
            onRead={() => undefined}
            onRevoke={setRevoking}
          />
        ))}
      </ul>
      <p className="tx-quiet">{t('app.where')}</p>
      {revoked.length > 0 && <Revoked consents={revoked} />}
      {reading && (
        <Giving
          childId={childId}
          childName={childName}
          purpose={reading}
          onClose={() => setReading(undefined)}
          onGiven={changed}
        />
      )}
      {revoking && (
        <Revoking
          childId={childId}
          childName={childName}
          consent={revoking}
          onClose={() => setRevoking(undefined)}
          onRevoked={changed}
        />
      )}
    </section>
  );
}

function usePurposeName() {
  const t = useTexts(texts);
  return (code: string) => {
    const key = `purpose.${code}`;
    return key in texts.zh ? t(key as 'purpose.publication') : code;
  };
}

interface PurposeProps {
  purpose: { purpose: string; terms: Terms };
  consent: Consent | undefined;
  onRead: () => void;
  onRevoke: (consent: Consent) => void;
}

function Purpose({ purpose, consent, onRead, onRevoke }: PurposeProps) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const nameOf = usePurposeName();
  return (
    <li>
      <div>
        <b>{nameOf(purpose.purpose)}</b>{' '}
        <Tag tone={consent ? 'good' : 'plain'}>{t(consent ? 'consent.given' : 'consent.notGiven')}</Tag>
        <span className="tx-quiet">{say(purpose.terms.purpose)}</span>
        {consent && (
          <span className="tx-quiet">
            {t('consent.by', { name: consent.givenBy.name, at: format.day(consent.givenAt) })}
          </span>
        )}
      </div>
      {consent ? (
        <button type="button" className="tx-button" onClick={() => onRevoke(consent)}>
          {t('consent.revoke')}
        </button>
      ) : (
        <button type="button" className="tx-button tx-button-primary" onClick={onRead}>
          {t('consent.read')}
        </button>
      )}
    </li>
  );
}

function TermList({ terms }: { terms: Terms }) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <dl className="dir-terms">
      {clauses.map((clause) => (
        <div key={clause}>
          <dt>{t(`terms.${clause}`)}</dt>
          <dd>{say(terms[clause])}</dd>
        </div>
      ))}
    </dl>
  );
}

interface GivingProps extends ConsentsProps {
  purpose: ConsentPurpose;
  onClose: () => void;
  onGiven: () => Promise<void>;
}

function Giving({ childId, childName, purpose, onClose, onGiven }: GivingProps) {
  const t = useTexts(texts);
  const nameOf = usePurposeName();
  const [accepted, setAccepted] = useState(false);
  return (
    <ConfirmDialog
      open
      title={`${nameOf(purpose.purpose)}：${t('consent.give.title')}`}
      verb={t('consent.give')}
      blocked={!accepted}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/guardians/children/{id}/consents', {
            params: { path: { id: childId } },
            body: { purpose: purpose.purpose as 'publication', recipient: platform, accepted: true },
          }),
        );
        await onGiven();
        toast.ok(t('consent.give.done'));
      }}
    >
      <TermList terms={purpose.terms} />
      <label className="dir-accept">
        <input
          type="checkbox"
          className="tx-check"
          checked={accepted}
          onChange={(event) => setAccepted(event.target.checked)}
        />
        {t('consent.accept', { name: childName })}
      </label>
    </ConfirmDialog>
  );
}

interface RevokingProps extends ConsentsProps {
  consent: Consent;
  onClose: () => void;
  onRevoked: () => Promise<void>;
}

function Revoking({ childId, childName, consent, onClose, onRevoked }: RevokingProps) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <ConfirmDialog
      open
      danger
      title={t('consent.revoke.title')}
      verb={t('consent.revoke')}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/guardians/children/{id}/consents/{consentId}/revoke', {
            params: { path: { id: childId, consentId: consent.id } },
          }),
        );
        await onRevoked();
        toast.ok(t('consent.revoke.done'));
      }}
    >
      <p>{t('consent.revoke.effect', { name: childName, refusal: say(consent.terms.refusal) })}</p>
      <details>
        <summary>{t('consent.terms')}</summary>
        <TermList terms={consent.terms} />
      </details>
    </ConfirmDialog>
  );
}

function Revoked({ consents }: { consents: readonly Consent[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const nameOf = usePurposeName();
  return (
    <details>
      <summary>{t('consent.history')}</summary>
      <ul className="dir-rows">
        {consents.map((one) => (
          <li key={one.id}>
            <div>
              {nameOf(one.purpose)}
              <span className="tx-quiet">
                {t('consent.by', { name: one.givenBy.name, at: format.moment(one.givenAt) })} ·{' '}
                {t('consent.revokedAt', { at: format.moment(one.revokedAt ?? one.givenAt) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
