import { isCalendarDay } from '#platform/codes/dates.ts';
import { maskCell, type RowIssues } from './cells.ts';
import { LIST_SEPARATOR, type SheetColumn } from './sheet-columns.ts';
import { dayOf, type SheetCell } from './workbook.ts';

const digitsKept = 15;

/**
 * The text of a cell as its column wants it: half-width codes, days as `YYYY-MM-DD`, choices as they are listed. What was
 * brought into form is told; what cannot be is an error, and gives an empty text.
 */
export function readCell(cell: SheetCell | undefined, column: SheetColumn, told: RowIssues): string {
  const raw = cell?.text ?? '';
  const text = raw.replace(/^[\s\u3000\u00a0\u200b\ufeff]+|[\s\u3000\u00a0\u200b\ufeff]+$/g, '');
  if (text === '') {
    if (column.required)
      told.error(column.zh, '', 'cell.missing', {
        zh: `“${column.zh}”不能为空`,
        en: `"${column.en}" is needed`,
      });
    return '';
  }
  if (text !== raw)
    told.repaired(column.zh, shown(column, raw), 'cell.blanks', {
      zh: '已去掉首尾空格',
      en: 'blanks around it were cut off',
    });
  if (/^[=+@]|^-[A-Z]/i.test(text) && column.kind !== 'phone') {
    told.error(column.zh, text, 'cell.formula', {
      zh: '单元格内容像公式，不能导入',
      en: 'the cell reads like a formula and is not taken',
    });
    return '';
  }
  switch (column.kind) {
    case 'date':
      return readDay(text, cell as SheetCell, column, told);
    case 'choice':
      return readChoice(text, column, told);
    case 'resident-id':
    case 'student-number':
      return readLongCode(text, cell as SheetCell, column, told);
    default:
      return text;
  }
}

const maskedKinds = {
  'resident-id': 'resident-id',
  'student-number': 'student-number',
  phone: 'phone',
} as const;

function shown({ kind }: SheetColumn, text: string): string {
  const type = maskedKinds[kind as keyof typeof maskedKinds];
  return type ? maskCell(type, text.trim()) : text;
}

// A spreadsheet number keeps 15 digits; of an 18-digit number typed as one the last three are gone for good.
function readLongCode(text: string, cell: SheetCell, column: SheetColumn, told: RowIssues): string {
  if (!cell.isNumber || text.length <= digitsKept) return text;
  told.error(
    column.zh,
    shown(column, text),
    'number.lost-digits',
    {
      zh: '号码被 Excel 存成了数字，末尾几位已丢失',
      en: 'the spreadsheet kept it as a number and lost its last digits',
    },
    { zh: '请把这一列设为“文本”格式后重新输入', en: 'format the column as text and enter it again' },
  );
  return '';
}

function readDay(text: string, cell: SheetCell, column: SheetColumn, told: RowIssues): string {
  if (isCalendarDay(text)) return text;
  const day = dayFrom(text.normalize('NFKC'), cell.isNumber);
  if (day && isCalendarDay(day)) {
    told.repaired(column.zh, text, 'date.written', { zh: `已读作 ${day}`, en: `read as ${day}` });
    return day;
  }
  told.error(column.zh, text, 'date.value', {
    zh: '不是实际存在的日期，请写成 2015-03-08',
    en: 'not a day of the calendar: write it like 2015-03-08',
  });
  return '';
}

function dayFrom(text: string, isNumber: boolean): string | undefined {
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (parts) return `${parts[1]}-${String(parts[2]).padStart(2, '0')}-${String(parts[3]).padStart(2, '0')}`;
  const serial = Number(text);
  return isNumber && serial > 3653 && serial < 80_000 ? dayOf(serial) : undefined;
}

function readChoice(text: string, column: SheetColumn, told: RowIssues): string {
  const { choices } = column;
  if (choices.includes(text)) return text;
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const found = choices.find(
    (choice) =>
      choice === plain ||
      choice === `${plain}族` ||
      `${choice}性` === plain ||
      (plain.length > 1 && choice.startsWith(plain)),
  );
  if (found) {
    told.repaired(column.zh, text, 'choice.written', { zh: `已读作“${found}”`, en: `read as "${found}"` });
    return found;
  }
  const near = closest(plain, choices);
  told.error(
    column.zh,
    text,
    'choice.value',
    {
      zh: `应为：${choices.slice(0, 12).join('、')}${choices.length > 12 ? '…' : ''}`,
      en: `must be one of ${choices.slice(0, 12).join(', ')}${choices.length > 12 ? ' …' : ''}`,
    },
    near ? { zh: `是否为“${near}”？`, en: `"${near}"?` } : undefined,
  );
  return '';
}

/** The parts of a cell with several values, whatever divides them. */
export function listOf(text: string): string[] {
  return text
    .split(new RegExp(`[${LIST_SEPARATOR},，;；\n]`))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The nearest of some names, when it is near: at most a third of its characters differ. */
export function closest(text: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = editDistance(text.slice(0, 40), name.slice(0, 40));
    if (distance < least && distance <= Math.max(1, Math.floor(name.length / 3))) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** How many characters must be put in, taken out or changed (V. I. Levenshtein, 1966). */
function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      now[j] = Math.min(change, (before[j] as number) + 1, (now[j - 1] as number) + 1);
    }
    before = now;
  }
  return before[b.length] as number;
}
