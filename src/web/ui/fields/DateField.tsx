import { Popover } from '@mantine/core';
import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { localDate } from '#clocks/core/wall-clock.ts';
import { IconButton } from '../parts/Button.tsx';
import { serverNowMs } from '../clock.ts';
import { readDate, stepDays } from '../text/date-text.ts';
import type { DateGridProps } from './DateGrid.tsx';
import { Field, type FieldWords } from './Field.tsx';
import styles from './field.module.css';
import float from '../parts/float.module.css';
import { useMaybeSession } from '../server/session.ts';
import { toastRefusal } from '../parts/toast.ts';
import { useWords } from '../text/words.ts';

interface DateFieldProps extends FieldWords {
  /** `2026-11-22`, or empty. */
  value: string;
  onChange: (date: string) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
}

/** Today by the brand's clock. */
export function useToday(): string {
  const zone = useMaybeSession()?.brand.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return localDate(zone, serverNowMs());
}

/**
 * A calendar day, typed freely (20261122, 2026/11/22, 11-22) or chosen from a month; arrows go by a day. The browser's own field speaks
 * the browser's language and its zone's today; this one speaks the desk's and the brand's. What cannot be read stays and says so.
 */
export function DateField({ label, hint, error, required, labelHidden, value, onChange, min, max, disabled }: DateFieldProps) {
  const t = useWords('web');
  const today = useToday();
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  // Comes when it is first asked for: most days are typed, or stay as they are.
  const [Grid, setGrid] = useState<ComponentType<DateGridProps> | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setTyped((before) => (readDate(before, today) === value ? before : value));
    setLeft(false);
  }, [value, today]);
  const read = readDate(typed, today);
  const fault = typed.trim() === '' ? undefined : read === null ? t('field.fault.date') : min !== undefined && read < min ? t('field.fault.dateBefore', { date: min }) : max !== undefined && read > max ? t('field.fault.dateAfter', { date: max }) : undefined;
  // A form that is sent by Enter stops here, at the field itself.
  useEffect(() => input.current?.setCustomValidity(fault ?? ''), [fault]);

  /** What stands in the field, and the day that it means; one out of bounds is not told on. */
  function take(text: string, date = text): void {
    setTyped(text);
    const isOut = date !== '' && ((min !== undefined && date < min) || (max !== undefined && date > max));
    if (date !== value && !isOut) onChange(date);
  }
  function type(text: string): void {
    setLeft(false);
    setTyped(text);
    if (text.trim() === '') take('');
    // 11-2 may still become 11-22: a day counts when it is whole, or left.
    else if (/^\d{8}$|^\d{4}\D\d{2}\D\d{2}$/.test(text.trim())) {
      const whole = readDate(text, today);
      if (whole !== null) take(text, whole);
    }
  }
  function settle(): void {
    setLeft(true);
    if (read !== null) take(read);
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && read !== null) take(read);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.altKey) show(event.key === 'ArrowDown');
    else take(read === null ? today : stepDays(read, event.key === 'ArrowUp' ? 1 : -1));
  }
  function show(on: boolean): void {
    if (!on) return setOpen(false);
    import('./DateGrid.tsx').then(({ DateGrid }) => {
      setGrid(() => DateGrid);
      setOpen(true);
    }, toastRefusal);
  }
  function close(): void {
    setOpen(false);
    input.current?.focus();
  }
  const shown = read ?? (value === '' ? today : value);
  return (
    <Field label={label} hint={hint} error={error ?? (left ? fault : undefined)} required={required} labelHidden={labelHidden}>
      {(ids) => (
        <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="none" transitionProps={{ duration: 0 }} trapFocus withRoles={false} classNames={{ dropdown: float.menu }}>
          <Popover.Target>
            <span className={styles.with}>
              <input ref={input} type="text" inputMode="numeric" autoComplete="off" spellCheck={false} maxLength={14} placeholder={t('field.datePlaceholder')} {...ids} disabled={disabled} value={typed} className={styles.control}
                onChange={(event) => type(event.target.value)} onBlur={settle} onKeyDown={press} />
              <span className={styles.trail}><IconButton icon="calendar" size="small" label={t('field.chooseDate')} aria-haspopup="dialog" aria-expanded={open} disabled={disabled} onClick={() => show(!open)} /></span>
            </span>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t('field.chooseDate')}>
            {Grid === null ? null : (
              <Grid chosen={read} start={shown} today={today} min={min} max={max} onClose={close} onChoose={(date) => {
                take(date);
                close();
              }} />
            )}
          </Popover.Dropdown>
        </Popover>
      )}
    </Field>
  );
}
