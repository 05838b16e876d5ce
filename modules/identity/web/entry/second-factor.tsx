import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { refreshSession } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Field } from './field.tsx';
import { answerWithPasskey } from './passkey.ts';
import { Sheet } from './sheet.tsx';
import texts from './texts.ts';
import { type Thrown, Trouble, thrownBy } from './trouble.tsx';

/** What a sign-in still asks for. */
export interface Pending {
  ticket: string;
  kinds: readonly ('totp' | 'passkey' | 'recovery-code')[];
}

interface SecondFactorProps {
  pending: Pending;
  onDone?: () => void;
  onBack: () => void;
}

/** The second step of a sign-in: six digits, a recovery code or a passkey. */
export function SecondFactor({ pending, onDone, onBack }: SecondFactorProps) {
  const t = useTexts(texts);
  const has = (kind: Pending['kinds'][number]) => pending.kinds.includes(kind);
  const [kind, setKind] = useState<'totp' | 'recovery-code'>(has('totp') ? 'totp' : 'recovery-code');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Thrown>();

  const give = async (factor: () => Promise<object>) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const body = { ticket: pending.ticket, factor: (await factor()) as never };
      await ok(api.POST('/api/identity/sessions/second-factor', { body }));
      await refreshSession();
      onDone?.();
    } catch (error) {
      setTrouble(thrownBy(error));
      setCode('');
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length >= 6) void give(async () => ({ kind, code }));
  };
  const choose = (next: typeof kind) => {
    setKind(next);
    setCode('');
    setTrouble(undefined);
  };

  const byCode = has('totp') || kind === 'recovery-code';
  return (
    <Sheet
      title={t('second.title')}
      lead={kind === 'totp' ? t('second.totp') : t('second.recovery')}
      foot={
        <>
          {has('totp') && kind === 'recovery-code' && (
            <button type="button" onClick={() => choose('totp')}>
              {t('second.useTotp')}
            </button>
          )}
          {has('recovery-code') && kind === 'totp' && (
            <button type="button" onClick={() => choose('recovery-code')}>
              {t('second.useRecovery')}
            </button>
          )}
          <button type="button" onClick={onBack}>
            {t('back')}
          </button>
        </>
      }
    >
      <form className="tx-entry-form" onSubmit={submit} noValidate>
        <Trouble of={trouble} />
        {has('passkey') && (
          <button
            type="button"
            className={byCode && has('totp') ? 'tx-button' : 'tx-button tx-button-primary'}
            disabled={busy}
            onClick={() =>
              void give(async () => ({ kind: 'passkey', response: await answerWithPasskey(pending.ticket) }))
            }
          >
            <Icon name="key" size={18} /> {t('second.usePasskey')}
          </button>
        )}
        <Field
          key={kind}
          label={kind === 'totp' ? t('second.code') : t('second.recoveryCode')}
          value={code}
          onValue={setCode}
          wide
          autoFocus
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          maxLength={kind === 'totp' ? 6 : 20}
        />
        <button
          type="submit"
          className="tx-button tx-button-primary"
          disabled={busy || code.trim().length < 6}
          aria-busy={busy}
        >
          {t('second.confirm')}
        </button>
      </form>
    </Sheet>
  );
}
