import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { refreshSession, useSession } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Arrived } from './arrived.tsx';
import { Field } from './field.tsx';
import { answerWithPasskey, passkeysWork } from './passkey.ts';
import { PicturePad, picturesNeeded } from './picture-pad.tsx';
import { type Pending, SecondFactor } from './second-factor.tsx';
import { Sheet } from './sheet.tsx';
import texts from './texts.ts';
import { type Thrown, Trouble, thrownBy } from './trouble.tsx';

type Way = 'text' | 'pictures';

/** Sign-in by name and password, by pictures or by passkey; then the second factor where there is one. */
export default function SignIn() {
  const t = useTexts(texts);
  const session = useSession();
  const [pending, setPending] = useState<Pending>();
  if (session?.signedIn) return <Arrived session={session} />;
  if (pending) return <SecondFactor pending={pending} onBack={() => setPending(undefined)} />;
  return (
    <Sheet title={t('signIn.title')} lead={t('signIn.lead')} foot={<Foot />}>
      <SignInForm onPending={setPending} />
    </Sheet>
  );
}

function Foot() {
  const t = useTexts(texts);
  const options = useQuery({
    queryKey: ['identity', 'options'],
    queryFn: ({ signal }) => ok(api.GET('/api/identity/sign-in-options', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <span>
        {t('first')} <Link to="/activate">{t('activate')}</Link>
      </span>
      <Link to="/recover">{t('forgot')}</Link>
      {options.data?.demo && <Link to="/dev-mailbox">{t('demo')}</Link>}
    </>
  );
}

function SignInForm({ onPending }: { onPending: (pending: Pending) => void }) {
  const t = useTexts(texts);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [way, setWay] = useState<Way>('text');
  const [sharedDevice, setShared] = useState(false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState<'password' | 'passkey'>();
  const [trouble, setTrouble] = useState<Thrown>();

  const run = async (kind: 'password' | 'passkey', work: () => Promise<void>) => {
    setBusy(kind);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      setTrouble(thrownBy(error));
      setBusy(undefined);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || password === '') return;
    void run('password', async () => {
      const answer = await ok(api.POST('/api/identity/sessions', { body: { name, password, sharedDevice } }));
      if (answer.state === 'second-factor') onPending(answer);
      else await refreshSession();
    });
  };

  const byPasskey = () =>
    run('passkey', async () => {
      const response = await answerWithPasskey();
      await ok(
        api.POST('/api/identity/sessions/passkey', { body: { response: response as never, sharedDevice } }),
      );
      await refreshSession();
    });

  const otherWay = way === 'text' ? 'pictures' : 'text';
  return (
    <form className="tx-entry-form" onSubmit={submit} noValidate>
      <Trouble of={trouble} />
      <Field
        label={t('name')}
        value={name}
        onValue={setName}
        placeholder={t('name.hint')}
        name="username"
        autoComplete="username webauthn"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={64}
        error={asked && name.trim() === '' ? t('required.name') : undefined}
      />
      {way === 'text' ? (
        <Field
          label={t('password')}
          type="password"
          value={password}
          onValue={setPassword}
          name="password"
          autoComplete="current-password"
          maxLength={256}
          error={asked && password === '' ? t('required.password') : undefined}
          aside={
            <button type="button" onClick={() => switchWay()}>
              {t('password.pictures')}
            </button>
          }
        />
      ) : (
        <>
          <div className="tx-field-head">
            <span>{t('pictures.hint')}</span>
            <button type="button" onClick={() => switchWay()}>
              {t('password.text')}
            </button>
          </div>
          <PicturePad value={password} onValue={setPassword} />
        </>
      )}
      <label className="tx-entry-check">
        <input type="checkbox" checked={sharedDevice} onChange={(event) => setShared(event.target.checked)} />
        <span>
          {t('shared')}
          {sharedDevice && <small>{t('shared.hint')}</small>}
        </span>
      </label>
      <button
        type="submit"
        className="tx-button tx-button-primary"
        disabled={busy !== undefined || (way === 'pictures' && Array.from(password).length < picturesNeeded)}
        aria-busy={busy === 'password'}
      >
        {t('signIn')}
      </button>
      {passkeysWork() && (
        <>
          <span className="tx-entry-or">{t('or')}</span>
          <button
            type="button"
            className="tx-button"
            disabled={busy !== undefined}
            aria-busy={busy === 'passkey'}
            onClick={() => void byPasskey()}
          >
            <Icon name="key" size={18} /> {t('passkey')}
          </button>
        </>
      )}
    </form>
  );

  function switchWay() {
    setWay(otherWay);
    setPassword('');
    setAsked(false);
    setTrouble(undefined);
  }
}
