import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ChoosePassword, type Ticket } from './choose-password.tsx';
import { Field } from './field.tsx';
import { Sheet } from './sheet.tsx';
import texts from './texts.ts';
import { Trouble } from './trouble.tsx';

/** A card's QR code puts account and code behind `#`, which browsers do not send to any server. */
function fromCard(): { name: string; code: string } {
  const words = new URLSearchParams(location.hash.slice(1));
  return { name: words.get('a') ?? '', code: words.get('c') ?? '' };
}

/** First sign-in with the card that the head teacher gave out. */
export default function Activate() {
  const t = useTexts(texts);
  const [card] = useState(fromCard);
  const [name, setName] = useState(card.name);
  const [code, setCode] = useState(card.code);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [ticket, setTicket] = useState<Ticket>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || code.trim() === '') return;
    setBusy(true);
    setError(undefined);
    try {
      setTicket(await ok(api.POST('/api/identity/activations', { body: { name, code } })));
      // The code must not stay in the address of a shared computer.
      history.replaceState(history.state, '', location.pathname);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  if (ticket) return <ChoosePassword ticket={ticket} />;
  return (
    <Sheet
      title={t('activate.title')}
      lead={t('activate.lead')}
      foot={<Link to="/sign-in">{t('back')}</Link>}
    >
      <form className="tx-entry-form" onSubmit={(event) => void submit(event)} noValidate>
        <Trouble of={error} />
        <Field
          label={t('name')}
          value={name}
          onValue={setName}
          placeholder={t('name.hint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          error={asked && name.trim() === '' ? t('required.name') : undefined}
        />
        <Field
          label={t('code')}
          value={code}
          onValue={(value) => setCode(value.toUpperCase())}
          hint={t('code.hint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          error={asked && code.trim() === '' ? t('required.code') : undefined}
        />
        <button type="submit" className="tx-button tx-button-primary" disabled={busy} aria-busy={busy}>
          {t('next')}
        </button>
      </form>
    </Sheet>
  );
}
