/** Calendars are made, changed and put away. A change is a new version, and every running clock that counts by it follows at once. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { CalendarDefinition, CalendarView, ChangeCalendar, CreateCalendar } from './contract.ts';
import { brandOf } from '#staff/index.ts';
import { calendarProblems } from './core/calendar-check.ts';
import { addWorkingSeconds, type BusinessCalendar } from './core/calendar.ts';
import { standardCalendar } from './core/holidays-cn.ts';
import { archiveCalendar, findCalendar, forUpdate, insertCalendar, isNameTaken, keepVersion, unsetDefault, updateCalendar, usersOf } from './store.ts';
import { followCalendar } from './timers.ts';
import { calendarView } from './views.ts';

/** A year has its holidays by the state's notice where the clocks follow Shanghai's; elsewhere the week alone decides until somebody enters more. */
const shanghaiZones = new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'PRC']);

/** What a new brand begins with: Monday to Friday 09:00–12:00 and 13:30–18:00, in China with the published holidays. */
export async function furnishClocks(act: Act): Promise<void> {
  const { zone } = await brandOf(act);
  const standard = standardCalendar();
  const definition: CalendarDefinition = plain(shanghaiZones.has(zone) ? { ...standard, zone } : { ...standard, zone, days: {}, knownYears: 'every' });
  const id = act.id();
  await insertCalendar(act, { id, name: '标准工作时间', definition, isDefault: true });
  act.emit({ name: 'calendar.created', subject: ['calendar', id], detail: { version: 1 } });
}

export async function createCalendar(act: Act, asked: CreateCalendar): Promise<CalendarView> {
  may(act, 'calendar.manage');
  refuseUnsound(asked.definition, act.now);
  if (await isNameTaken(act, asked.name, null)) throw refuse('conflict', 'clocks.nameTaken', { at: 'body.name', params: { name: asked.name } });
  if (asked.isDefault) await unsetDefault(act);
  const id = act.id();
  await insertCalendar(act, { id, ...asked });
  act.emit({ name: 'calendar.created', subject: ['calendar', id], detail: { version: 1, isDefault: asked.isDefault } });
  return theView(act, id);
}

export async function changeCalendar(act: Act, id: string, asked: ChangeCalendar): Promise<CalendarView> {
  may(act, 'calendar.manage');
  const before = await findCalendar(act, id, forUpdate);
  if (before === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (asked.definition !== undefined) refuseUnsound(asked.definition, act.now);
  if (asked.name !== undefined && (await isNameTaken(act, asked.name, id))) throw refuse('conflict', 'clocks.nameTaken', { at: 'body.name', params: { name: asked.name } });
  const version = asked.definition === undefined ? before.version : before.version + 1;
  const definition = asked.definition ?? (JSON.parse(before.definition) as CalendarDefinition);
  if (asked.isDefault === true && !before.is_default) await unsetDefault(act);
  if (version > before.version) await keepVersion(act, id, version, definition);
  await updateCalendar(act, { id, name: asked.name ?? before.name, definition, isDefault: before.is_default || asked.isDefault === true, version });
  const moved = version > before.version ? await followCalendar(act, id, version, definition) : 0;
  act.emit({ name: 'calendar.changed', subject: ['calendar', id], detail: { before: { version: before.version, isDefault: before.is_default }, after: { version, isDefault: before.is_default || asked.isDefault === true }, clocksMoved: moved } });
  return theView(act, id);
}

/** Put away, never deleted: old clocks are recomputed by it. Refused while it is the default or somebody keeps these hours. */
export async function removeCalendar(act: Act, id: string): Promise<{ done: true }> {
  may(act, 'calendar.manage');
  const row = await findCalendar(act, id, forUpdate);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (row.is_default) throw refuse('conflict', 'clocks.isDefault');
  const users = await usersOf(act, id);
  if (users.queues + users.plans + users.timers > 0) throw refuse('conflict', 'clocks.inUse', { params: users });
  await archiveCalendar(act, id);
  act.emit({ name: 'calendar.removed', subject: ['calendar', id], detail: { version: row.version } });
  return { done: true };
}

/** The first fault is named with its place; so is a calendar that has no work ahead at all (every coming day a holiday). */
function refuseUnsound(definition: CalendarDefinition, now: Date): void {
  const [fault] = calendarProblems(definition);
  if (fault !== undefined) throw refuse('invalid', `clocks.${fault.fault}`, { at: `body.definition.${fault.at}`, params: { where: fault.at } });
  try {
    addWorkingSeconds(definition, now.getTime(), 1);
  } catch (cause) {
    if (cause instanceof RangeError) throw refuse('invalid', 'clocks.neverOpens', { at: 'body.definition.days', params: { where: 'days' } });
    throw cause;
  }
}

/** The core's calendar is read-only through and through; a contract's shape is not. */
function plain(calendar: BusinessCalendar): CalendarDefinition {
  return structuredClone(calendar) as CalendarDefinition;
}
async function theView(act: Act, id: string): Promise<CalendarView> {
  const row = await findCalendar(act, id);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return calendarView(row, act.now);
}
