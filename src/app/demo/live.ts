/** The demo lives: customers come by themselves, four colleagues answer beside whoever signs in, and nothing piles up when nobody does. */
import { transact } from '#kit/act.ts';
import { Refusal } from '#kit/refusal.ts';
import { inbox } from '#interactions/views.ts';
import { staffByMail } from '#staff/store.ts';
import type { Centre } from '../centre.ts';
import { actorOf, queueIds } from './cast.ts';
import { look, type Colleague } from './colleagues.ts';
import { arrive, goOn, type Guest, type Present } from './guests.ts';
import { workingColleagues } from './people.ts';

const everyMs = 2000;
/** More do not come while so many wait already, nor keep their place while so many places are kept. */
const mostWaiting = 5;
const mostKept = 5;
const mostGuests = 9;
/** Busy while the newcomer looks around, then as a small brand is: seconds between two customers, at least and at most. */
const busyMs = 10 * 60_000;
const gaps = { busy: [22, 42], usual: [50, 100] } as const;

/** Begins with the first customers on their way. Returns how it is stopped. */
export async function startDemoLife(centre: Centre): Promise<() => Promise<void>> {
  const { house } = centre;
  const colleagues = await whoWorks(centre);
  const brandId = colleagues[0]?.who.brandId;
  if (brandId === undefined) return () => Promise.resolve();
  const present: Present = { house, brandId, queues: await queueIds(house, brandId), random: () => (house.dice.bytes(1)[0] ?? 0) / 256 };
  const startedMs = house.clock.now().getTime();
  const guests = new Map<string, Guest>();
  let arrivals = 0;
  let nextArrivalMs = startedMs + 2000;
  let round = 0;
  const nowMs = () => house.clock.now().getTime();
  const tick = async () => {
    const { waiting, kept } = await queueNow(present, colleagues);
    if (nowMs() >= nextArrivalMs && guests.size < mostGuests && waiting < mostWaiting) {
      const [least, most] = nowMs() - startedMs < busyMs ? gaps.busy : gaps.usual;
      nextArrivalMs = nowMs() + (least + present.random() * (most - least)) * 1000;
      const guest = await arrive(present, (arrivals += 1));
      guests.set(guest.interactionId, guest);
    }
    for (const [id, guest] of guests) if (nowMs() >= guest.nextMs && !(await unlessOvertaken(goOn(present, guest, kept < mostKept), true))) guests.delete(id);
    // Half of them look up at a time.
    round += 1;
    for (const [i, colleague] of colleagues.entries()) if (i % 2 === round % 2) await unlessOvertaken(look(present, colleague, ((nowMs() - startedMs) / 60_000) % 60, guests), undefined);
  };
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = tick().catch((cause: unknown) => house.log.error('the demo stumbled', cause)).finally(() => (isRunning = false));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Somebody else was quicker (the newcomer took it over, the customer left): no fault of anybody's. */
async function unlessOvertaken<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return work.catch((cause: unknown) => {
    if (cause instanceof Refusal) return otherwise;
    throw cause;
  });
}

async function queueNow({ house }: Present, [first]: readonly Colleague[]): Promise<{ waiting: number; kept: number }> {
  if (first === undefined) return { waiting: 0, kept: 0 };
  const { counts } = await transact(house, first.who, (act) => inbox(act, { view: 'waiting', limit: 1 }));
  return { waiting: counts.waiting ?? 0, kept: counts.kept_place ?? 0 };
}

async function whoWorks({ house }: Centre): Promise<Colleague[]> {
  const found: Colleague[] = [];
  for (const { mail, pause } of workingColleagues) {
    for (const row of await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, mail))) found.push({ who: actorOf(row), pause });
  }
  return found;
}
