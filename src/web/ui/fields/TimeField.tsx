import { useEffect, useState, type KeyboardEvent } from 'react';
import { readTime, stepTime } from '../text/time-text.ts';

interface TimeFieldProps {
  /** Its whole name for readers: there is no room for a label above it. */
  label: string;
  /** HH:MM, or empty. */
  value: string;
  onChange: (time: string) => void;
  /** 24:00 is a time here: the end of a day. */
  mayEndDay?: boolean;
  invalid?: boolean;
}

const smallMinutes = 15;
const largeMinutes = 60;

/**
 * A time of day in 24 hours, in any language of browser and desk. Typed freely (930, 9:30); arrows go by a quarter, with Shift by an
 * hour. What is left unreadable goes back to what it was.
 */
export function TimeField({ label, value, onChange, mayEndDay = false, invalid = false }: TimeFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped((before) => (readTime(before, mayEndDay) === value ? before : value)), [value, mayEndDay]);
  const read = readTime(typed, mayEndDay);

  function type(text: string): void {
    setTyped(text);
    // Half a time (9, 93) is still being typed; it counts when it is whole or left.
    const whole = /^\d{4}$|[:：.]\d{2}$/.test(text.trim()) ? readTime(text, mayEndDay) : null;
    if (whole !== null && whole !== value) onChange(whole);
  }
  function settle(): void {
    setTyped(read ?? value);
    if (read !== null && read !== value) onChange(read);
  }
  function step(event: KeyboardEvent<HTMLInputElement>): void {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = stepTime(read ?? (value === '' ? '09:00' : value), direction * (event.shiftKey ? largeMinutes : smallMinutes), mayEndDay);
    setTyped(next);
    onChange(next);
  }
  return (
    <input type="text" inputMode="numeric" autoComplete="off" spellCheck={false} required maxLength={5} placeholder="00:00" aria-label={label} aria-invalid={invalid || undefined} value={typed}
      onChange={(event) => type(event.target.value)} onBlur={settle} onKeyDown={step} onFocus={(event) => event.currentTarget.select()} />
  );
}
