import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { Lines } from '#web/ui/section-card.tsx';
import { useNames } from '../names.ts';
import peopleTexts from '../people/texts.ts';
import texts from './texts.ts';

/** What the platform knows of the child, masked, and whom to ask for corrections. */
export function ChildDetails({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = useTexts(peopleTexts);
  const names = useNames();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['directory', 'child', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/children/{id}', { params: { path: { id } }, signal })),
  });
  const child = query.data;
  if (!child) {
    return query.error ? (
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Lines count={3} />
    );
  }
  const facts: [string, string | undefined][] = [
    [t('child.number'), child.number],
    [say('sex'), names.sex(child.sex)],
    [say('birthDate'), child.birthDate && format.day(child.birthDate)],
    ...child.identifiers.map(({ type, value }): [string, string] => [names.identifier(type), value]),
    [say('basic.telephone'), child.contact.telephone],
    [say('basic.address'), child.contact.address],
    [say('guardians'), child.guardians.map((one) => one.person.name).join('、')],
  ];
  return (
    <>
      <dl className="dir-facts">
        {facts.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="tx-quiet">{t('child.correct')}</p>
    </>
  );
}
