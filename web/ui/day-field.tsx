import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DayFieldProps {
  id?: string;
  /** `YYYY-MM-DD`, as the API has it and as drafts can keep it. */
  value?: string;
  onChange?: (value: string | undefined) => void;
  disabled?: boolean;
  /** Earliest and latest day that may be chosen. */
  min?: string;
  max?: string;
}

/** A day; its value is text, for use inside `Form.Item`. */
export function DayField({ id, value, onChange, disabled, min, max }: DayFieldProps) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      disabled={disabled}
      minDate={min ? dayjs(min) : undefined}
      maxDate={max ? dayjs(max) : undefined}
      // Enter takes the typed day; it must not send the form around it.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(day) =>
        onChange?.(day ? (Array.isArray(day) ? day[0] : day)?.format('YYYY-MM-DD') : undefined)
      }
    />
  );
}
