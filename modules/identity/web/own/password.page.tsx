import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { refreshSession, useSignedIn } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { places } from '#web/modules.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { Field } from '../entry/field.tsx';
import texts from './texts.ts';
import '../entry/entry.css';
import './own.css';

/** Changes the own password: by choice, or because it must be changed before anything else. */
export default function Password() {
  const t = useTexts(texts);
  const go = useNavigate();
  const { mustDo, account } = useSignedIn();
  const isDuty = mustDo.includes('password');
  const [currentPassword, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const missing = (value: string) => (asked && value === '' ? t('password.required') : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (currentPassword === '' || password === '' || password !== again) return;
    setBusy(true);
    setError(undefined);
    try {
      await ok(api.PUT('/api/identity/account/password', { body: { currentPassword, password } }));
      toast.ok(t('password.done'));
      await refreshSession();
      await go({ to: isDuty ? places.home : places.security });
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <Page title={t('password.title')} lead={t('password.detail')} narrow>
      {isDuty && (
        <Callout tone="warn" title={t('password.duty')}>
          <p>{t('password.dutyWhy')}</p>
        </Callout>
      )}
      <SectionCard>
        <form className="tx-own-form" onSubmit={(event) => void submit(event)} noValidate>
          <ProblemAlert error={error} />
          <input type="hidden" autoComplete="username" value={account.loginName} readOnly />
          <Field
            label={t('password.current')}
            type="password"
            value={currentPassword}
            onValue={setCurrent}
            autoComplete="current-password"
            maxLength={256}
            error={missing(currentPassword)}
          />
          <Field
            label={t('password.new')}
            type="password"
            value={password}
            onValue={setPassword}
            autoComplete="new-password"
            hint={t('password.rule')}
            maxLength={128}
            error={missing(password)}
          />
          <Field
            label={t('password.again')}
            type="password"
            value={again}
            onValue={setAgain}
            autoComplete="new-password"
            maxLength={128}
            error={asked && password !== again ? t('password.differs') : undefined}
          />
          <button type="submit" className="tx-button tx-button-primary" disabled={busy} aria-busy={busy}>
            {t('password.save')}
          </button>
        </form>
      </SectionCard>
    </Page>
  );
}
