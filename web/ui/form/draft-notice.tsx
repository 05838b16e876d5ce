import { Button } from 'antd';
import { ext, type FormModel, fieldsOf } from '#platform/forms/form/model.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePick, useTexts } from '../../i18n/texts.ts';
import { Callout } from '../callout.tsx';
import { Icon } from '../icon.tsx';
import { fieldPath } from './pointer.ts';
import texts from './texts.ts';
import type { Meeting, Saved } from './use-filling-draft.ts';

/** Where what was typed is kept now, in honest words. */
export function SavedWords({ saved }: { saved: Saved }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (saved.where === 'none') return <span className="tx-quiet">{t('unsaved')}</span>;
  if (saved.where === 'saving') return <span className="tx-quiet">{t('saving')}</span>;
  const time = format.clock(saved.at);
  return (
    <span className="tx-quiet" role="status">
      <Icon name={saved.where === 'server' ? 'check' : 'device'} size={16} />{' '}
      {t(`saved.${saved.where}`, { time })}
    </span>
  );
}

interface MeetingProps {
  model: FormModel;
  meeting: Meeting;
  choose: (pointer: string, take: 'mine' | 'theirs') => void;
}

/** Asks about the answers that were changed here and elsewhere. */
export function MeetingNotice({ model, meeting, choose }: MeetingProps) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const known = meeting.device === 'phone' || meeting.device === 'computer' ? meeting.device : 'other';
  const titles = new Map(
    fieldsOf(model).map(({ path, field }) => [
      path.join('.'),
      say({ zh: field.title, en: ext(field).en?.title || field.title }),
    ]),
  );
  const words = (value: unknown) => {
    if (value === undefined) return t('merge.empty');
    return typeof value === 'string' ? value.slice(0, 40) : JSON.stringify(value).slice(0, 40);
  };
  return (
    <Callout tone="info">
      <p>{t('merge.title', { device: t(`device.${known}`), time: format.moment(meeting.at) })}</p>
      <p>{t('merge.body')}</p>
      <ul>
        {meeting.conflicts.map(({ pointer, mine, theirs }) => (
          <li key={pointer}>
            <b>{titles.get(fieldPath(pointer).join('.')) ?? pointer}</b>{' '}
            <Button size="small" onClick={() => choose(pointer, 'mine')}>
              {t('merge.mine', { value: words(mine) })}
            </Button>{' '}
            <Button size="small" onClick={() => choose(pointer, 'theirs')}>
              {t('merge.theirs', { value: words(theirs) })}
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
