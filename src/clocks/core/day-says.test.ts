import { expect, test } from 'vitest';
import { daySays, daysFrom } from './day-says.ts';
import { standardCalendar } from './holidays-cn.ts';

const workday = [['09:00', '12:00'], ['13:30', '18:00']];

test('make-up Saturdays are work, National Day is not, and each says why', () => {
  const calendar = standardCalendar();
  expect(daySays(calendar, '2026-02-14')).toMatchObject({ periods: workday, because: 'workday', isKnown: true });
  expect(daySays(calendar, '2026-10-10')).toMatchObject({ periods: workday, because: 'workday' });
  expect(daySays(calendar, '2026-10-07')).toMatchObject({ periods: [], because: 'holiday' });
  expect(daySays(calendar, '2026-11-18')).toMatchObject({ periods: workday, because: 'week', note: '', nightUntil: null });
  expect(daySays(calendar, '2026-11-22')).toMatchObject({ periods: [], because: 'week' });
});

test('a year that nobody entered goes by the bare week and says so', () => {
  expect(daySays(standardCalendar(), '2031-10-01')).toMatchObject({ periods: workday, because: 'week', isKnown: false });
  expect(daySays({ ...standardCalendar(), knownYears: 'every' }, '2031-10-01')?.isKnown).toBe(true);
});

test('a half day, and a night that goes on into the day', () => {
  const standard = standardCalendar();
  const calendar = { ...standard, week: { ...standard.week, fri: [['22:00', '06:00']] as const }, days: { ...standard.days, '2026-12-31': { kind: 'special', periods: [['09:00', '12:00']], note: '盘点', source: '' } as const } };
  expect(daySays(calendar, '2026-12-31')).toMatchObject({ periods: [['09:00', '12:00']], because: 'special', note: '盘点' });
  expect(daySays(calendar, '2026-11-21')).toMatchObject({ periods: [], nightUntil: '06:00' });
  expect(daySays(calendar, '2026-02-30')).toBeUndefined();
  expect(daysFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
});
