import { api, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { queries } from '#web/api/query.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import texts from './texts.ts';

/** What I must do, from every module. */
export default function Todos() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const tick = async (id: string) => {
    try {
      await ok(api.POST('/api/space/todos/{id}/done', { params: { path: { id } } }));
      toast.ok(t('todos.ticked'));
    } catch (error) {
      toast.error(asProblem(error).message);
    }
    await queries.invalidateQueries({ queryKey: ['space'] });
  };
  return (
    <Page title={t('home.todos')} lead={t('todos.lead')}>
      <DataTable
        label={t('home.todos')}
        name="space.todos"
        queryKey={['space', 'todos']}
        fetch={({ cursor, limit, signal }) =>
          ok(api.GET('/api/space/todos', { params: { query: { cursor, limit } }, signal }))
        }
        rowKey={(row) => row.id}
        rowPath={(row) => row.link}
        columns={[
          { key: 'title', title: t('publish.title'), always: true, render: (row) => say(row.title) },
          {
            key: 'due',
            title: t('notices.when'),
            width: '12rem',
            render: (row) =>
              row.dueAt && (
                <Tag tone={Date.parse(row.dueAt) < Date.now() ? 'bad' : 'warn'}>
                  {Date.parse(row.dueAt) < Date.now()
                    ? t('todos.late')
                    : t('todos.due', { at: format.weekday(row.dueAt) })}
                </Tag>
              ),
          },
          {
            key: 'since',
            title: '',
            width: '10rem',
            align: 'end',
            render: (row) => format.ago(row.createdAt),
          },
          {
            key: 'done',
            title: '',
            width: '8rem',
            align: 'end',
            render: (row) =>
              row.tickable && (
                <button type="button" className="tx-quiet-button" onClick={() => void tick(row.id)}>
                  {t('todos.tick')}
                </button>
              ),
          },
        ]}
        empty={<Empty drawing="done" title={t('todos.none')} detail={t('todos.none.detail')} />}
      />
    </Page>
  );
}
