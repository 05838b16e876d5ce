import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Chart } from '#web/ui/chart.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import texts from './texts.ts';
import type { Board } from './wire.ts';
import './procedures.css';

const ages = ['0', '1', '2', '3', '4'] as const;

/** 全程监督: what is late, where it lies, and with whom. */
export default function Supervision() {
  const t = useTexts(texts);
  const format = useFormat();
  const query = useQuery({
    queryKey: ['procedures', 'supervision'],
    queryFn: ({ signal }) => ok(api.GET('/api/procedures/supervision', { signal })),
    refetchInterval: 60_000,
  });
  const board = query.data;
  return (
    <Page
      title={t('board.title')}
      lead={
        board &&
        (board.computedAt ? t('board.lead', { at: format.moment(board.computedAt) }) : t('board.never'))
      }
      query={query}
      actions={
        <Link className="tx-button" to="/procedures/cases" search={{ late: 'true' } as never}>
          {t('board.late')}
        </Link>
      }
    >
      {board && (
        <>
          <StatRow>
            <StatTile
              label={t('board.running')}
              value={format.number(board.running)}
              path="/procedures/cases"
            />
            <StatTile
              label={t('board.red')}
              value={format.number(board.red)}
              tone={board.red > 0 ? 'bad' : 'good'}
              path="/procedures/cases?late=true"
            />
            <StatTile
              label={t('board.yellow')}
              value={format.number(board.yellow)}
              tone={board.yellow > 0 ? 'warn' : 'good'}
            />
            <StatTile
              label={t('board.ended')}
              value={format.number(board.ended)}
              note={`${t('board.endedLate')} ${format.number(board.endedLate)}`}
              tone={board.endedLate > 0 ? 'warn' : 'good'}
            />
          </StatRow>
          <div className="pr-board">
            <Ages board={board} />
            <Bottlenecks board={board} />
            <Loads
              title={t('board.offices')}
              rows={board.offices.map((row) => ({ ...row, key: row.organisationId }))}
            />
            <Clerks board={board} />
          </div>
          <Procedures board={board} />
        </>
      )}
    </Page>
  );
}

function Ages({ board }: { board: Board }) {
  const t = useTexts(texts);
  const names = useMemo(() => ages.map((age) => t(`board.age.${age}`)), [t]);
  const option = useMemo(
    () => ({
      xAxis: { type: 'category' as const, data: names },
      yAxis: { type: 'value' as const, minInterval: 1 },
      series: [{ type: 'bar' as const, data: board.ages, name: t('board.count') }],
    }),
    [board.ages, names, t],
  );
  return (
    <SectionCard title={t('board.ages')}>
      <Chart
        label={t('board.ages')}
        option={option}
        height={14}
        table={{
          columns: [t('board.ages'), t('board.count')],
          rows: names.map((name, index) => [name, board.ages[index] ?? 0]),
        }}
        {...(board.computedAt && { asOf: board.computedAt })}
      />
    </SectionCard>
  );
}

interface Load {
  key: string;
  name: string;
  open: number;
  yellow: number;
  red: number;
  oldest: string;
}

function Loads({ title, rows }: { title: string; rows: readonly Load[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <SectionCard title={title}>
      {rows.length === 0 ? (
        <Empty drawing="done" title={t('board.nothing')} />
      ) : (
        <div className="tx-table-wrap">
          <table className="tx-table" aria-label={title}>
            <thead>
              <tr>
                <th>{t('board.name')}</th>
                <th>{t('board.red')}</th>
                <th>{t('board.yellow')}</th>
                <th>{t('board.open')}</th>
                <th>{t('board.oldest')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <td>{row.name}</td>
                  <td>
                    {row.red > 0 ? (
                      <span className="pr-light" data-light="red">
                        {format.number(row.red)}
                      </span>
                    ) : (
                      0
                    )}
                  </td>
                  <td>
                    {row.yellow > 0 ? (
                      <span className="pr-light" data-light="yellow">
                        {format.number(row.yellow)}
                      </span>
                    ) : (
                      0
                    )}
                  </td>
                  <td>{format.number(row.open)}</td>
                  <td>{format.ago(row.oldest)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SectionCard>
  );
}

function Clerks({ board }: { board: Board }) {
  const t = useTexts(texts);
  const say = usePick();
  const rows = board.clerks.map((clerk) => ({
    ...clerk,
    name: clerk.organisation ? `${say(clerk.name)} · ${clerk.organisation}` : say(clerk.name),
  }));
  return <Loads title={t('board.clerks')} rows={rows} />;
}

function Bottlenecks({ board }: { board: Board }) {
  const t = useTexts(texts);
  const say = usePick();
  const rows = board.bottlenecks.map((row) => ({
    ...row,
    key: `${row.procedure.en} ${row.step.en}`,
    name: `${say(row.procedure)} · ${say(row.step)}`,
  }));
  return <Loads title={t('board.bottlenecks')} rows={rows} />;
}

const secondsADay = 86_400;

function Procedures({ board }: { board: Board }) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  return (
    <SectionCard title={t('board.procedures')}>
      <div className="tx-table-wrap">
        <table className="tx-table" aria-label={t('board.procedures')}>
          <thead>
            <tr>
              <th>{t('board.name')}</th>
              <th>{t('board.running')}</th>
              <th>{t('board.red')}</th>
              <th>{t('board.yellow')}</th>
              <th>{t('board.ended')}</th>
              <th>{t('board.endedLate')}</th>
              <th>{t('board.mean')}</th>
            </tr>
          </thead>
          <tbody>
            {board.procedures.map((row) => (
              <tr key={row.key}>
                <td>{say(row.name)}</td>
                <td>{format.number(row.running)}</td>
                <td>{format.number(row.red)}</td>
                <td>{format.number(row.yellow)}</td>
                <td>{format.number(row.ended)}</td>
                <td>{format.number(row.endedLate)}</td>
                <td>
                  {row.meanSeconds === null
                    ? '—'
                    : t('board.days', { count: Math.max(1, Math.round(row.meanSeconds / secondsADay)) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SectionCard>
  );
}
