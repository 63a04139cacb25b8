/** The door of the clocks slice. */
import type { Slice } from '#kit/slice.ts';
import { clockRoutes } from './routes.ts';
import { clockSweeps } from './sweeps.ts';

export const clocksSlice: Slice = { name: 'clocks', routes: clockRoutes, sweeps: clockSweeps };
export { calendarOf, type KeptCalendar } from './calendar-of.ts';
export { countingEvents, isCountedAnew } from './counted.ts';
export { furnishClocks } from './calendars.ts';
export { moveStop, pauseTimer, resumeTimer, retargetTimer, startTimer, stopTimer, type StartTimer } from './timers.ts';
export { timersView } from './views.ts';
