import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import type { CodeAnswer, FileAnswer, Verdict } from '../verification.schema.ts';
import { Facts } from './facts.tsx';
import texts from './texts.ts';

const tones: Record<Verdict, 'good' | 'warn' | 'bad'> = {
  genuine: 'good',
  expired: 'warn',
  revoked: 'bad',
  altered: 'bad',
  foreign: 'bad',
  'not-ours': 'warn',
  unreadable: 'warn',
};

type Props = { by: 'code'; said: CodeAnswer } | { by: 'file'; said: FileAnswer };

/** The answer in plain words: what it is, why, and of what. */
export function VerdictCard({ by, said }: Props) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const { verdict, facts, revocation } = said;
  const tone = tones[verdict];
  const day = revocation?.on ?? said.expiredOn;
  const values = { day: day ? format.day(day) : '', name: by === 'file' ? (said.signedBy ?? '') : '' };
  const detail =
    by === 'code' && verdict === 'genuine'
      ? t('verdict.genuine.code')
      : t(`verdict.${verdict}.detail`, values);
  return (
    <SectionCard>
      <div className="ct-verdict" data-tone={tone} data-verdict={verdict}>
        <h2>
          <Icon name={tone === 'good' ? 'check' : 'warning'} size={28} />
          {t(`verdict.${verdict}`)}
        </h2>
        <p>{detail}</p>
        {by === 'file' && said.reason && <p>{t(`reason.${said.reason}`)}</p>}
        {facts && (
          <Facts
            items={[
              [t('verify.type'), say(facts.type)],
              [t('verify.issuer'), facts.issuerName],
              [t('verify.holder'), facts.holderName],
              ...(revocation ? [[t('verify.kind'), t(`kind.${revocation.kind}`)] as const] : []),
            ]}
          />
        )}
        {by === 'file' && said.timeKnownBy && <p className="tx-quiet">{t('verify.time')}</p>}
      </div>
    </SectionCard>
  );
}
