import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignedIn } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { places } from '#web/modules.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Page } from '#web/ui/page.tsx';
import { AddFactor } from './add-factor.tsx';
import { factorsChanged, useFactors } from './factors.ts';
import { GiveFactor } from './give-factor.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import texts from './texts.ts';

/** Sets up a second factor, or asks for one when the role that was switched to needs it. */
export default function SecondFactorPage() {
  const t = useTexts(texts);
  const go = useNavigate();
  const { mustDo } = useSignedIn();
  const factors = useFactors();
  const [codes, setCodes] = useState<readonly string[]>();
  const isDuty = mustDo.includes('second-factor');
  const kinds = factors.data?.factors.map(({ kind }) => kind) ?? [];

  const leave = async () => {
    await factorsChanged();
    await go({ to: isDuty ? places.home : places.security });
  };
  const added = (recoveryCodes: readonly string[]) => {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else void leave();
  };

  if (codes) {
    return (
      <Page title={t('setup.title')} narrow>
        <RecoveryCodes codes={codes} onSaved={() => void leave()} />
      </Page>
    );
  }
  return (
    <Page title={t('setup.title')} lead={t('factors.lead')} query={factors} narrow>
      {isDuty && kinds.length === 0 && <Callout tone="warn">{t('setup.duty')}</Callout>}
      {isDuty && kinds.length > 0 ? <GiveFactor kinds={kinds} /> : <AddFactor onAdded={added} />}
    </Page>
  );
}
