import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';

const tones = { none: 'plain', active: 'good', pending: 'warn', disabled: 'bad' } as const;

/** Open, waiting, disabled or locked. */
export function AccountState({
  account,
}: {
  account: { status: keyof typeof tones; lockedUntil: string | null };
}) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <>
      <Tag tone={tones[account.status]}>{t(`account.${account.status}`)}</Tag>
      {account.lockedUntil && (
        <Tag tone="bad">{t('account.locked', { when: format.clock(account.lockedUntil) })}</Tag>
      )}
    </>
  );
}
