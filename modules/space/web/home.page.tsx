import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useLive } from '#web/api/live.ts';
import { useSession } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { cards } from '#web/modules.ts';
import { isFor } from '#web/shell/menu.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Children, Classes, Organisation, Region } from './home-cards.tsx';
import texts from './texts.ts';
import './space.css';

function greeting(hour: number) {
  if (hour < 11) return 'home.morning' as const;
  if (hour < 13) return 'home.noon' as const;
  return hour < 18 ? ('home.afternoon' as const) : ('home.evening' as const);
}

/** What must I do today, what is new for me, where do I go next. */
export default function Home() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['space', 'home'],
    queryFn: ({ signal }) => ok(api.GET('/api/space/home', { signal })),
  });
  const again = () => void client.invalidateQueries({ queryKey: ['space', 'home'] });
  useLive('notice', again);
  useLive('todo', again);
  useLive('message', again);
  const home = query.data;
  const name = session?.signedIn ? session.person.name : '';
  const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours();
  const role = session?.signedIn ? session.activeRole : undefined;
  const extra = cards.filter((card) => isFor(session, card));

  const lead = home && (
    <>
      {format.weekday(home.today)}
      {home.term && ` · ${t('home.week', { week: home.term.week })}`}
      {' · '}
      {home.todos.length + home.unreadNotices > 0
        ? t('home.summary', { todos: home.todos.length, notices: home.unreadNotices })
        : t('home.summary.none')}
    </>
  );
  return (
    <Page title={t(greeting(hour), { name })} lead={lead} query={query}>
      {home && !role && <Empty title={t('home.norole')} detail={t('home.norole.detail')} />}
      {home && role && (
        <div className={`sp-home sp-home-${role.home}`}>
          <div className="sp-home-main">
            {role.home === 'guardian' && <Children items={home.children} />}
            {role.home === 'teacher' && <Classes items={home.classes} />}
            {role.home === 'school' && home.organisation && <Organisation place={home.organisation} />}
            {(role.home === 'bureau' || role.home === 'admin') && (
              <Region place={home.organisation} below={home.below} />
            )}
            <SectionCard title={t('home.todos')} more={{ words: t('home.todos.more'), path: '/space/todos' }}>
              {home.todos.length === 0 ? (
                <p className="tx-quiet">{t('home.todos.none')}</p>
              ) : (
                <ul className="sp-rows">
                  {home.todos.map((todo) => (
                    <li key={todo.id}>
                      <Link to={todo.link}>
                        <b>{say(todo.title)}</b>
                        {todo.dueAt && (
                          <Tag tone={Date.parse(todo.dueAt) < Date.now() ? 'bad' : 'warn'}>
                            {format.weekday(todo.dueAt)}
                          </Tag>
                        )}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </SectionCard>
            {extra
              .filter((card) => (card.place ?? 'main') !== 'side')
              .map(({ key, component: Card }) => (
                <Card key={key} />
              ))}
          </div>
          <div className="sp-home-side">
            <SectionCard title={t('home.notices')} more={{ words: t('home.all'), path: '/space/notices' }}>
              {home.notices.length === 0 ? (
                <p className="tx-quiet">{t('home.notices.none')}</p>
              ) : (
                <ul className="sp-rows">
                  {home.notices.map((notice) => (
                    <li key={notice.id} data-unread={notice.readAt === null || undefined}>
                      <Link to="/space/notices/$id" params={{ id: notice.id }}>
                        <b>{notice.title}</b>
                        <span className="tx-quiet">
                          {notice.publisher} ·{' '}
                          <span className="sp-when">{format.ago(notice.publishedAt)}</span>
                          {notice.readAt === null && (
                            <span className="tx-visually-hidden">{t('home.unread')}</span>
                          )}
                        </span>
                        {notice.mustConfirm && !notice.confirmedAt && (
                          <Tag tone="warn">{t('home.confirm')}</Tag>
                        )}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </SectionCard>
            <SectionCard title={t('home.calendar')} more={{ words: t('home.all'), path: '/space/calendar' }}>
              {home.calendar.length === 0 ? (
                <p className="tx-quiet">{t('home.calendar.none')}</p>
              ) : (
                <ul className="sp-agenda">
                  {home.calendar.map((entry) => (
                    <li key={entry.id}>
                      <time dateTime={entry.startsAt}>{format.short(entry.startsAt)}</time>
                      <span>
                        <b>{entry.title}</b>
                        {entry.place && <span className="tx-quiet">{entry.place}</span>}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </SectionCard>
            {extra
              .filter((card) => card.place === 'side')
              .map(({ key, component: Card }) => (
                <Card key={key} />
              ))}
            {home.unreadConversations > 0 && (
              <Link className="sp-hint" to="/space/messages">
                <Icon name="message" /> {t('home.conversations', { count: home.unreadConversations })}
              </Link>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}
