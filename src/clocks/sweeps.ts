/** What time does to clocks: each warning and each breach is announced once, and a year without holidays is called out in time. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { brandSweep, type Sweep } from '#kit/sweeps.ts';
import { calendarFromText } from './calendar-of.ts';
import { yearsToEnter } from './core/calendar.ts';
import * as core from './core/timer.ts';
import { addAlarmedYear, allCalendars, brandsWithCalendars, brandsWithDue, claimDue, updateTimers } from './store.ts';
import { changeOf, subjectOf } from './timers.ts';
import { timerFrom } from './views.ts';

const atOnce = 200;

/** What was announced is stored in the act that announces it: a crash leaves both or neither, so nothing is told twice or never. */
async function announceDue(act: Act): Promise<number> {
  const rows = await claimDue(act, atOnce);
  const nowMs = act.now.getTime();
  const changes = rows.map((row) => {
    const timer = timerFrom(row);
    const dueAtMs = core.dueAt(timer);
    const detail = { timerId: row.id, timer: row.name, dueAt: dueAtMs === undefined ? null : new Date(dueAtMs).toISOString() };
    const warnings = core.warningsDue(timer, row.warn_at_percent, row.announced_percent, nowMs);
    for (const { thresholdPercent } of warnings) act.emit({ name: 'timer.warned', subject: subjectOf(row), detail: { ...detail, percent: thresholdPercent } });
    const breaches = row.breach_announced_at === null && core.breachedAt(timer, nowMs) !== undefined;
    if (breaches) act.emit({ name: 'timer.breached', subject: subjectOf(row), detail });
    const told = { ...row, announced_percent: [...row.announced_percent, ...warnings.map((warning) => warning.thresholdPercent)], breach_announced_at: breaches ? act.now : row.breach_announced_at };
    return changeOf(told, timer);
  });
  await updateTimers(act, changes);
  return rows.length;
}

/** Each year is announced once for each calendar. */
async function announceMissingYears(act: Act): Promise<number> {
  let done = 0;
  for (const row of await allCalendars(act)) {
    for (const year of yearsToEnter(calendarFromText(row.definition), act.now.getTime()).filter((one) => !row.alarmed_years.includes(one))) {
      if (!(await addAlarmedYear(act, row.id, year))) continue;
      act.emit({ name: 'calendar.yearMissing', subject: ['calendar', row.id], detail: { year } });
      done += 1;
    }
  }
  return done;
}

export const clockSweeps: readonly Sweep[] = [
  brandSweep({ name: 'clocks.warn', everySeconds: 5, due: brandsWithDue, run: (house, brandId) => transact(house, systemOf(brandId, 'clocks.warn'), announceDue) }),
  // Hourly, not daily: a centre that is restarted every night must not miss it.
  brandSweep({ name: 'clocks.yearMissing', everySeconds: 3600, due: brandsWithCalendars, run: (house, brandId) => transact(house, systemOf(brandId, 'clocks.yearMissing'), announceMissingYears) }),
];
