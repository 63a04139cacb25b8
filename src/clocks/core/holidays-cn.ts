/**
 * Chinese statutory holidays 法定节假日 and make-up working days 调休, for the years whose notice is published.
 *
 * Made from the npm package chinese-days 1.5.7 (MIT) and compared with the notices themselves. The dates are the State Council's;
 * nothing can be computed: a year that is not here is unknown until its notice appears, usually in November of the year before.
 */
import type { BusinessCalendar, DayOverride, Period } from './calendar.ts';
import { dayFromText, dayText } from './wall-clock.ts';

interface StatutoryHoliday {
  readonly festival: string;
  /** First and last free day. */
  readonly from: string;
  readonly to: string;
  /** Days at the weekend that are worked instead. */
  readonly makeUp: readonly string[];
}

interface PublishedYear {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly StatutoryHoliday[];
}

export const publishedYearsCn: readonly PublishedYear[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（2024-11-12）',
    holidays: [
      { festival: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
      { festival: '春节', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
      { festival: '清明节', from: '2025-04-04', to: '2025-04-06', makeUp: [] },
      { festival: '劳动节', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
      { festival: '端午节', from: '2025-05-31', to: '2025-06-02', makeUp: [] },
      { festival: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）',
    holidays: [
      { festival: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
      { festival: '春节', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
      { festival: '清明节', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
      { festival: '劳动节', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
      { festival: '端午节', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
      { festival: '中秋节', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
      { festival: '国庆节', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
    ],
  },
];

/** The published years as a calendar's `days`: one row a free day and one a make-up day. */
export function statutoryDaysCn(): Record<string, DayOverride> {
  const days: Record<string, DayOverride> = {};
  for (const { source, holidays } of publishedYearsCn) {
    for (const { festival, from, to, makeUp } of holidays) {
      const first = dayFromText(from) ?? 0;
      const last = dayFromText(to) ?? -1;
      for (let day = first; day <= last; day++) days[dayText(day)] = { kind: 'holiday', note: festival, source };
      for (const date of makeUp) days[date] = { kind: 'workday', note: `${festival}调休`, source };
    }
  }
  return days;
}

/** Monday to Friday 09:00–12:00 and 13:30–18:00 in Shanghai, with the published holidays: what a new brand begins with. */
export function standardCalendar(): BusinessCalendar {
  const working: readonly Period[] = [['09:00', '12:00'], ['13:30', '18:00']];
  return {
    zone: 'Asia/Shanghai',
    week: { mon: working, tue: working, wed: working, thu: working, fri: working, sat: [], sun: [] },
    days: statutoryDaysCn(),
    knownYears: publishedYearsCn.map(({ year }) => year),
  };
}
