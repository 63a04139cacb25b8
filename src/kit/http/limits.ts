/** How often one address, one address about one thing, or all of them for one brand, may call a route: a fixed window a minute, kept in this process only. */
import { refuse } from '../refusal.ts';

export function callLimits(now: () => Date): { count(subject: string, perMinute: number): void } {
  const windows = new Map<string, { minute: number; calls: number }>();
  let prunedIn = 0;
  return {
    count(subject, perMinute) {
      const nowMs = now().getTime();
      const minute = Math.floor(nowMs / 60_000);
      // Once a minute: when many addresses call in the same minute there is nothing to drop, and looking at each call would be the attack.
      if (windows.size > 50_000 && prunedIn !== minute) {
        prunedIn = minute;
        for (const [key, window] of windows) if (window.minute < minute) windows.delete(key);
      }
      const window = windows.get(subject);
      if (window === undefined || window.minute !== minute) {
        windows.set(subject, { minute, calls: 1 });
        return;
      }
      window.calls += 1;
      if (window.calls > perMinute) throw refuse('too_many', 'kit.tooMany', { params: { seconds: 60 - (Math.floor(nowMs / 1000) % 60) } });
    },
  };
}
