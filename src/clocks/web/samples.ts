/** What the gallery's server answers about two invented calendars. */
import type { CalendarDefinition, CalendarView } from '../contract.ts';
import { publishedYearsCn, standardCalendar, statutoryDaysCn } from '../core/holidays-cn.ts';

const standard = structuredClone(standardCalendar()) as CalendarDefinition;
const view = (n: number, name: string, more: Partial<CalendarView> = {}): CalendarView => ({
  id: `01900000-0000-7000-8000-0000000000c${n}`, name, isDefault: false, version: 1, definition: standard, yearsToEnter: [], isOpenNow: true, opensAt: '2026-11-20T05:30:00.000Z', closesAt: '2026-11-20T10:00:00.000Z', usedBy: { queues: [], surgePlans: [] }, ...more,
});
export const sampleCalendars = {
  items: [
    view(1, '标准工作时间', { isDefault: true, yearsToEnter: [2027], usedBy: { queues: [{ id: '01900000-0000-7000-8000-000000000011', name: '综合服务', names: { zh: '', en: 'General service' } }, { id: '01900000-0000-7000-8000-000000000012', name: '安装与维修', names: { zh: '', en: 'Installation and repair' } }], surgePlans: ['暴雪'] } }),
    view(2, '夜班', { isOpenNow: false, definition: { ...standard, week: { ...standard.week, mon: [['22:00', '06:00']], fri: [['09:00', '12:00'], ['10:00', '18:00']] }, days: { ...standard.days, '2026-11-11': { kind: 'special', periods: [['00:00', '24:00']], note: '双十一', source: '自行设定' } } } }),
  ],
};
export const sampleStatutory = { years: publishedYearsCn.map(({ year, source }) => ({ year, source })), days: statutoryDaysCn() };
