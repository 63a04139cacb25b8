import { formatWait } from '#web/ui/text/format.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';

/** An estimated amount as it is read: no more digits than it can bear, a real minus, a dash where nothing can be said. */
export function useAmount(): (value: number | null, unit: 'minutes' | 'count' | 'seconds') => string {
  const t = useWords('reports');
  const format = useFormat();
  return (value, unit) => {
    if (value === null) return '—';
    const size = Math.abs(value);
    const sign = value < 0 ? '−' : '';
    if (unit === 'seconds' && size >= 60) return sign + formatWait(size);
    const n = sign + (size >= 10 || Number.isInteger(size) ? format.count(Math.round(size)) : size.toFixed(1));
    return unit === 'minutes' ? t('screen.savings.minutes', { n }) : unit === 'seconds' ? t('screen.savings.seconds', { n }) : n;
  };
}
