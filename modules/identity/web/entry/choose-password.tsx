import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { refreshSession, useSession } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Arrived } from './arrived.tsx';
import { Field } from './field.tsx';
import { PicturePad, picturesNeeded } from './picture-pad.tsx';
import { type Pending, SecondFactor } from './second-factor.tsx';
import { Sheet } from './sheet.tsx';
import texts from './texts.ts';
import { Trouble } from './trouble.tsx';

/** The right to choose a password, as activation and recovery give it. */
export interface Ticket {
  ticket: string;
  personName: string;
  loginName: string;
  level: 'pupil' | 'guardian' | 'staff' | 'administrator';
  policy: { minLength: number; minClasses: number };
}

/** Chooses a password, typed or, for pupils, made of pictures, and signs in with it. */
export function ChoosePassword({ ticket }: { ticket: Ticket }) {
  const t = useTexts(texts);
  const session = useSession();
  const [way, setWay] = useState<'text' | 'pictures'>('text');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [pending, setPending] = useState<Pending>();
  const [done, setDone] = useState(false);
  const { minLength, minClasses } = ticket.policy;
  const rule =
    ticket.level === 'pupil'
      ? t('choose.pupil')
      : t('choose.rule', { length: minLength, classes: minClasses });

  const change = (next: 'text' | 'pictures') => {
    setWay(next);
    setPassword('');
    setAgain('');
    setAsked(false);
    setError(undefined);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (password === '' || password !== again) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = { ticket: ticket.ticket, password, sharedDevice: false };
      const answer = await ok(api.POST('/api/identity/passwords', { body }));
      if (answer.state === 'second-factor') setPending(answer);
      else {
        await refreshSession();
        setDone(true);
      }
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  if (session?.signedIn && done) return <Arrived session={session} />;
  if (pending) {
    const back = () => location.assign('/sign-in');
    return <SecondFactor pending={pending} onDone={() => setDone(true)} onBack={back} />;
  }
  const differs = asked && password !== again ? t('choose.differs') : undefined;
  return (
    <Sheet
      title={t('choose.title', { name: ticket.personName })}
      lead={t('choose.lead', { account: ticket.loginName })}
    >
      <form className="tx-entry-form" onSubmit={(event) => void submit(event)} noValidate>
        {ticket.level === 'pupil' && (
          <div className="tx-entry-tabs">
            <button type="button" aria-pressed={way === 'text'} onClick={() => change('text')}>
              {t('password.text')}
            </button>
            <button type="button" aria-pressed={way === 'pictures'} onClick={() => change('pictures')}>
              {t('password.pictures')}
            </button>
          </div>
        )}
        <Trouble of={error} />
        <input type="hidden" name="username" autoComplete="username" value={ticket.loginName} readOnly />
        {way === 'text' ? (
          <>
            <Field
              label={t('choose.password')}
              type="password"
              value={password}
              onValue={setPassword}
              autoComplete="new-password"
              hint={rule}
              maxLength={128}
              error={asked && password === '' ? t('required.password') : undefined}
            />
            <Field
              label={t('choose.again')}
              type="password"
              value={again}
              onValue={setAgain}
              autoComplete="new-password"
              maxLength={128}
              error={differs}
            />
          </>
        ) : (
          <Pictures
            first={password}
            second={again}
            onFirst={setPassword}
            onSecond={setAgain}
            error={differs}
          />
        )}
        <button
          type="submit"
          className="tx-button tx-button-primary"
          disabled={busy || (way === 'pictures' && Array.from(again).length < picturesNeeded)}
          aria-busy={busy}
        >
          {t('choose.save')}
        </button>
      </form>
    </Sheet>
  );
}

interface PicturesProps {
  first: string;
  second: string;
  onFirst: (value: string) => void;
  onSecond: (value: string) => void;
  error: string | undefined;
}

/** The pictures twice, one after the other, so that a slip is noticed. */
function Pictures({ first, second, onFirst, onSecond, error }: PicturesProps) {
  const t = useTexts(texts);
  const [repeating, setRepeating] = useState(false);
  const complete = Array.from(first).length === picturesNeeded;
  if (!repeating) {
    return (
      <>
        <p>{t('choose.pictures')}</p>
        <PicturePad value={first} onValue={onFirst} />
        <button type="button" className="tx-button" disabled={!complete} onClick={() => setRepeating(true)}>
          {t('next')}
        </button>
      </>
    );
  }
  return (
    <>
      <p>{t('choose.picturesAgain')}</p>
      <PicturePad value={second} onValue={onSecond} />
      {error && (
        <p role="alert" className="tx-field-error">
          {error}
        </p>
      )}
      <button
        type="button"
        className="tx-button"
        onClick={() => {
          onFirst('');
          onSecond('');
          setRepeating(false);
        }}
      >
        {t('pictures.clear')}
      </button>
    </>
  );
}
