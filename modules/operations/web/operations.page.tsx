import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import type { paths } from '#web/api/schema.gen.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Backups } from './backups.tsx';
import { FailedWork } from './failed-work.tsx';
import './operations.css';
import texts from './texts.ts';

type Status = paths['/api/operations/status']['get']['responses'][200]['content']['application/json'];

const interval = 30_000;

/** How the platform fares: backups first, then what needs a hand, then the figures. */
export default function Operations() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['operations', 'status'],
    queryFn: ({ signal }) => ok(api.GET('/api/operations/status', { signal })),
    refetchInterval: interval,
  });
  const status = query.data;
  return (
    <Page
      title={t('title')}
      lead={status && t('lead', { version: status.version, span: format.span(status.process.uptimeSeconds) })}
      query={query}
    >
      {status && (
        <>
          {status.advice.map(({ setting, level, finding, remedy }) => (
            <Callout
              key={setting + finding.en}
              tone={level === 'warn' ? 'warn' : 'info'}
              title={say(finding)}
            >
              {say(remedy)} <code>{setting}</code>
            </Callout>
          ))}
          <Backups />
          <Server status={status} />
          <Queues queues={status.queues} />
          <FailedWork />
          <SectionCard title={t('keys.title')}>
            <ul className="op-keys">
              {status.keys.map((key) => (
                <li key={key.use + key.id}>
                  <b>{t(`keys.${key.use}`)}</b> {key.current && <Tag tone="good">{t('keys.current')}</Tag>}
                  <span className="tx-quiet">
                    {format.day(key.createdAt)} · {t('keys.fingerprint', { fingerprint: key.fingerprint })}
                  </span>
                </li>
              ))}
            </ul>
          </SectionCard>
        </>
      )}
    </Page>
  );
}

function Server({ status: { process, database, disks } }: { status: Status }) {
  const t = useTexts(texts);
  const format = useFormat();
  const kind = database.kind === 'embedded' ? 'server.embedded' : 'server.external';
  return (
    <SectionCard title={t('server.title')}>
      <StatRow>
        <StatTile label={t('server.memory')} value={format.size(process.memory.rss)} />
        <StatTile label={t('server.answers')} value={format.number(process.answers.total)} />
        <StatTile
          label={t('server.failed')}
          value={format.number(process.answers.failedLastHour)}
          tone={process.answers.failedLastHour > 0 ? 'bad' : 'plain'}
        />
        <StatTile
          label={t('server.size')}
          value={format.size(database.bytes)}
          note={t(kind, { version: database.version })}
        />
        <StatTile
          label={t('server.connections')}
          value={format.number(database.connections)}
          note={t('disk.of', { total: format.number(database.maxConnections) })}
        />
        {disks.map((disk) => (
          <StatTile
            key={disk.path}
            label={t(`disk.${disk.holds[0] ?? 'data'}`)}
            value={format.size(disk.free)}
            note={t('disk.of', { total: format.size(disk.total) })}
          />
        ))}
      </StatRow>
      <p className="tx-quiet">
        {t('server.migrations')} {database.migrations.newest}
      </p>
    </SectionCard>
  );
}

function Queues({ queues }: { queues: Status['queues'] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const busy = queues.filter((queue) => queue.waiting + queue.active + queue.failed > 0);
  return (
    <SectionCard title={t('queues.title')}>
      {busy.length === 0 ? (
        <p className="tx-quiet">{t('queues.quiet')}</p>
      ) : (
        <table className="op-table">
          <thead>
            <tr>
              <th scope="col">{t('queues.name')}</th>
              <th scope="col">{t('queues.waiting')}</th>
              <th scope="col">{t('queues.active')}</th>
              <th scope="col">{t('queues.failed')}</th>
            </tr>
          </thead>
          <tbody>
            {busy.map((queue) => (
              <tr key={queue.name}>
                <th scope="row">{queue.name}</th>
                <td>{format.number(queue.waiting)}</td>
                <td>{format.number(queue.active)}</td>
                <td>{format.number(queue.failed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SectionCard>
  );
}
