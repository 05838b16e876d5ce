import { Problem } from '#web/api/problem.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import texts from './texts.ts';

/** What was thrown while a passkey was asked for: the server's problem, or the person stopped. */
export type Thrown = Problem | 'cancelled' | undefined;

export const thrownBy = (error: unknown): Thrown => (error instanceof Problem ? error : 'cancelled');

/** Mistakes that anybody makes are said in a friendly sentence, without the code that only a technician needs. */
export function Trouble({ of }: { of: unknown }) {
  const t = useTexts(texts);
  if (of === undefined) return null;
  if (of === 'cancelled') {
    return (
      <div role="alert">
        <Callout tone="warn">{t('passkey.cancelled')}</Callout>
      </div>
    );
  }
  if (of instanceof Problem && of.status >= 400 && of.status < 500) {
    return (
      <div role="alert">
        <Callout tone="bad">
          {of.errors.length > 0 ? (
            of.errors.map(({ detail }) => <p key={detail}>{detail}</p>)
          ) : (
            <p>{of.title}</p>
          )}
        </Callout>
      </div>
    );
  }
  return <ProblemAlert error={of} />;
}
