import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { Problem } from '#web/api/problem.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { CopyText } from '#web/ui/copy-text.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Field } from '../entry/field.tsx';
import { passkeysWork } from '../entry/passkey.ts';
import { Qr } from './qr.tsx';
import texts from './texts.ts';
import '../entry/entry.css';
import './own.css';

type Added = (recoveryCodes: readonly string[]) => void;

/** The two ways to a second factor, side by side. */
export function AddFactor({ onAdded }: { onAdded: Added }) {
  return (
    <div className="tx-own-ways">
      <AddTotp onAdded={onAdded} />
      <AddPasskey onAdded={onAdded} />
    </div>
  );
}

interface Started {
  id: string;
  secret: string;
  uri: string;
}

function AddTotp({ onAdded }: { onAdded: Added }) {
  const t = useTexts(texts);
  const [started, setStarted] = useState<Started>();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const start = () =>
    run(async () => {
      const body = { label: t('setup.labelTotp') };
      setStarted(await ok(api.POST('/api/identity/factors/totp', { body })));
    });
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (!started || code.length !== 6) return;
    void run(async () => {
      const params = { path: { id: started.id } };
      const added = await ok(
        api.POST('/api/identity/factors/totp/{id}/confirmation', { params, body: { code } }),
      );
      onAdded(added.recoveryCodes);
    });
  };

  return (
    <SectionCard title={t('setup.totp')}>
      <p className="tx-quiet">{t('setup.totpDetail')}</p>
      <ProblemAlert error={error} />
      {started ? (
        <form className="tx-own-form" onSubmit={confirm} noValidate>
          <p>{t('setup.scan')}</p>
          <Qr className="tx-own-qr" text={started.uri} label={t('setup.scan')} />
          <p className="tx-quiet">
            {t('setup.manual')} <CopyText text={started.secret} />
          </p>
          <Field
            label={t('setup.confirm')}
            value={code}
            onValue={setCode}
            wide
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
          />
          <button type="submit" className="tx-button tx-button-primary" disabled={busy || code.length !== 6}>
            {t('setup.finish')}
          </button>
        </form>
      ) : (
        <button type="button" className="tx-button" disabled={busy} onClick={() => void start()}>
          {t('setup.start')}
        </button>
      )}
    </SectionCard>
  );
}

function AddPasskey({ onAdded }: { onAdded: Added }) {
  const t = useTexts(texts);
  const [label, setLabel] = useState(t('setup.labelPasskey'));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Problem | 'cancelled'>();
  if (!passkeysWork()) {
    return (
      <SectionCard title={t('setup.passkey')}>
        <p className="tx-quiet">{t('setup.passkeyNo')}</p>
      </SectionCard>
    );
  }
  const add = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const options = await ok(api.POST('/api/identity/factors/passkey-options'));
      const { startRegistration } = await import('@simplewebauthn/browser');
      const response = await startRegistration({ optionsJSON: options as never });
      const body = { label, response: response as never };
      const added = await ok(api.POST('/api/identity/factors/passkeys', { body }));
      onAdded(added.recoveryCodes);
    } catch (error) {
      setTrouble(error instanceof Problem ? error : 'cancelled');
    } finally {
      setBusy(false);
    }
  };
  return (
    <SectionCard title={t('setup.passkey')}>
      <p className="tx-quiet">{t('setup.passkeyDetail')}</p>
      {trouble === 'cancelled' ? (
        <Callout tone="warn">{t('setup.cancelled')}</Callout>
      ) : (
        <ProblemAlert error={trouble} />
      )}
      <Field label={t('setup.label')} value={label} onValue={setLabel} maxLength={40} />
      <button
        type="button"
        className="tx-button"
        disabled={busy || label.trim() === ''}
        onClick={() => void add()}
      >
        {t('setup.start')}
      </button>
    </SectionCard>
  );
}
