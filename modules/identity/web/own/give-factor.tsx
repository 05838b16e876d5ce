import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { Problem } from '#web/api/problem.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Field } from '../entry/field.tsx';
import { answerWithPasskey, passkeysWork } from '../entry/passkey.ts';
import { factorsChanged } from './factors.ts';
import texts from './texts.ts';
import '../entry/entry.css';
import './own.css';

/** Asks for a second factor in the middle of a session (step-up). */
export function GiveFactor({ kinds }: { kinds: readonly string[] }) {
  const t = useTexts(texts);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Problem | 'cancelled'>();

  const give = async (factor: () => Promise<object>) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await ok(api.POST('/api/identity/session/factor', { body: { factor: (await factor()) as never } }));
      await factorsChanged();
    } catch (error) {
      setTrouble(error instanceof Problem ? error : 'cancelled');
      setCode('');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const kind = /^\d{6}$/.test(code.trim()) ? 'totp' : 'recovery-code';
    if (code.trim().length >= 6) void give(async () => ({ kind, code }));
  };

  return (
    <SectionCard title={t('give.title')}>
      {trouble === 'cancelled' ? (
        <Callout tone="warn">{t('setup.cancelled')}</Callout>
      ) : (
        <ProblemAlert error={trouble} />
      )}
      <form className="tx-own-form" onSubmit={submit} noValidate>
        <Field
          label={t('give.totp')}
          hint={t('give.recovery')}
          value={code}
          onValue={setCode}
          wide
          autoComplete="one-time-code"
          maxLength={20}
        />
        <button
          type="submit"
          className="tx-button tx-button-primary"
          disabled={busy || code.trim().length < 6}
        >
          {t('give.confirm')}
        </button>
        {kinds.includes('passkey') && passkeysWork() && (
          <button
            type="button"
            className="tx-button"
            disabled={busy}
            onClick={() => void give(async () => ({ kind: 'passkey', response: await answerWithPasskey() }))}
          >
            {t('give.passkey')}
          </button>
        )}
      </form>
    </SectionCard>
  );
}
