import { Button } from 'antd';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';
import type { Finding } from './wire.ts';

/** What is wrong in a drawing, each thing with its place and remedy. */
export function Findings({ findings, onGo }: { findings: readonly Finding[]; onGo?: (id: string) => void }) {
  const t = useTexts(texts);
  const say = usePick();
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  if (findings.length === 0) return <Callout tone="good">{t('findings.none')}</Callout>;
  return (
    <section className="pr-panel" aria-label={t('designer.check')}>
      {errors > 0 && (
        <h2 role="status" className="tx-tone-bad">
          {t('findings.errors', { count: errors })}
        </h2>
      )}
      <ul className="pr-findings">
        {findings.map((finding) => {
          const { id, name, kind } = finding.element;
          return (
            <li key={`${finding.code} ${id ?? kind} ${finding.problem.en}`}>
              <div>
                <Tag tone={finding.severity === 'error' ? 'bad' : 'info'}>{name ?? id ?? kind}</Tag>{' '}
                {say(finding.problem)}
              </div>
              <div className="tx-quiet">{say(finding.remedy)}</div>
              {id && onGo && (
                <Button size="small" type="link" onClick={() => onGo(id)}>
                  {t('findings.go')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
