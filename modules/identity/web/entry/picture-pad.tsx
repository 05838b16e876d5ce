import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Icon, type IconName } from '#web/ui/icon.tsx';
import texts from './texts.ts';

/** Each picture stands for one character of the password; six of twelve in order are three million possibilities. */
const pictures: readonly { sign: string; icon: IconName; zh: string; en: string }[] = [
  { sign: '日', icon: 'sun', zh: '太阳', en: 'Sun' },
  { sign: '月', icon: 'moon', zh: '月亮', en: 'Moon' },
  { sign: '星', icon: 'star', zh: '星星', en: 'Star' },
  { sign: '心', icon: 'heart', zh: '爱心', en: 'Heart' },
  { sign: '书', icon: 'book', zh: '书本', en: 'Book' },
  { sign: '校', icon: 'school', zh: '学校', en: 'School' },
  { sign: '铃', icon: 'notice', zh: '铃铛', en: 'Bell' },
  { sign: '匙', icon: 'key', zh: '钥匙', en: 'Key' },
  { sign: '奖', icon: 'medal', zh: '奖牌', en: 'Medal' },
  { sign: '苗', icon: 'growth', zh: '小苗', en: 'Sprout' },
  { sign: '童', icon: 'child', zh: '小朋友', en: 'Child' },
  { sign: '信', icon: 'mail', zh: '信封', en: 'Letter' },
];

export const picturesNeeded = 6;

/** A password for who cannot write yet: pictures touched in order. What was touched is shown as dots only. */
export function PicturePad({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const t = useTexts(texts);
  const say = usePick();
  const chosen = Array.from(value);
  return (
    <div className="tx-field">
      <div className="tx-picture-row">
        {Array.from({ length: picturesNeeded }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the dots are all alike
          <i key={at} className={at < chosen.length ? 'tx-on' : undefined} />
        ))}
        <span className="tx-visually-hidden" role="status">
          {t('pictures.chosen', { count: chosen.length })}
        </span>
        <button
          type="button"
          onClick={() => onValue(chosen.slice(0, -1).join(''))}
          disabled={chosen.length === 0}
        >
          {t('pictures.undo')}
        </button>
        <button type="button" onClick={() => onValue('')} disabled={chosen.length === 0}>
          {t('pictures.clear')}
        </button>
      </div>
      <div className="tx-pictures">
        {pictures.map(({ sign, icon, zh, en }) => (
          <button
            key={sign}
            type="button"
            disabled={chosen.length >= picturesNeeded}
            onClick={() => onValue(value + sign)}
          >
            <Icon name={icon} size={30} />
            <span>{say({ zh, en })}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
