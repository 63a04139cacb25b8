import { useWords } from '#web/ui/text/words.ts';

/** A clock's name as a word: `case.solve` → 解决时限. Each slice names its own. */
export function useClockName(): (name: string) => string {
  const t = useWords('cases');
  return (name) => t(`${name.startsWith('complaint.') ? 'complaints' : 'cases'}:clock.${name}`);
}
