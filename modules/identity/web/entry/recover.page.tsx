import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ChoosePassword, type Ticket } from './choose-password.tsx';
import { Field } from './field.tsx';
import { Sheet } from './sheet.tsx';
import texts from './texts.ts';
import { Trouble } from './trouble.tsx';

interface Sent {
  ticket: string;
  address: string;
}

/** A forgotten password: a code to the phone or mail on record, then a new one. */
export default function Recover() {
  const t = useTexts(texts);
  const [sent, setSent] = useState<Sent>();
  const [ticket, setTicket] = useState<Ticket>();
  if (ticket) return <ChoosePassword ticket={ticket} />;
  return (
    <Sheet
      title={t('recover.title')}
      lead={sent ? t('recover.sent', { address: sent.address }) : t('recover.lead')}
      foot={
        <>
          {sent && (
            <button type="button" onClick={() => setSent(undefined)}>
              {t('recover.again')}
            </button>
          )}
          <Link to="/sign-in">{t('back')}</Link>
        </>
      }
    >
      {sent ? <Confirm sent={sent} onTicket={setTicket} /> : <Ask onSent={setSent} />}
    </Sheet>
  );
}

function Ask({ onSent }: { onSent: (sent: Sent) => void }) {
  const t = useTexts(texts);
  const options = useQuery({
    queryKey: ['identity', 'options'],
    queryFn: ({ signal }) => ok(api.GET('/api/identity/sign-in-options', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { phone = true, mail = true } = options.data?.recovery ?? {};
  const [wanted, setWanted] = useState<'phone' | 'mail'>();
  const channel = wanted ?? (phone ? 'phone' : 'mail');
  const [address, setAddress] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (address.trim() === '') return;
    setBusy(true);
    setError(undefined);
    try {
      const { ticket } = await ok(api.POST('/api/identity/recoveries', { body: { channel, address } }));
      onSent({ ticket, address });
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  if (!phone && !mail) return <Callout tone="info">{t('recover.none')}</Callout>;
  return (
    <form className="tx-entry-form" onSubmit={(event) => void submit(event)} noValidate>
      {phone && mail && (
        <div className="tx-entry-tabs">
          <button type="button" aria-pressed={channel === 'phone'} onClick={() => setWanted('phone')}>
            {t('recover.phone')}
          </button>
          <button type="button" aria-pressed={channel === 'mail'} onClick={() => setWanted('mail')}>
            {t('recover.mail')}
          </button>
        </div>
      )}
      <Trouble of={error} />
      <Field
        key={channel}
        label={t(channel === 'phone' ? 'recover.phone' : 'recover.mail')}
        type={channel === 'phone' ? 'tel' : 'email'}
        value={address}
        onValue={setAddress}
        autoComplete={channel === 'phone' ? 'tel' : 'email'}
        maxLength={120}
        hint={t('recover.pupil')}
        error={asked && address.trim() === '' ? t('required.address') : undefined}
      />
      <button type="submit" className="tx-button tx-button-primary" disabled={busy} aria-busy={busy}>
        {t('recover.send')}
      </button>
    </form>
  );
}

function Confirm({ sent, onTicket }: { sent: Sent; onTicket: (ticket: Ticket) => void }) {
  const t = useTexts(texts);
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isCode = /^\d{6}$/.test(code.trim());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isCode) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = { ticket: sent.ticket, code };
      onTicket(await ok(api.POST('/api/identity/recoveries/confirmation', { body })));
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <form className="tx-entry-form" onSubmit={(event) => void submit(event)} noValidate>
      <Trouble of={error} />
      <Field
        label={t('recover.code')}
        value={code}
        onValue={setCode}
        wide
        autoFocus
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        error={asked && !isCode ? t('required.sixDigits') : undefined}
      />
      <button type="submit" className="tx-button tx-button-primary" disabled={busy} aria-busy={busy}>
        {t('next')}
      </button>
    </form>
  );
}
