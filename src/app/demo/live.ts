/** The demo lives: customers come by themselves, four colleagues answer beside whoever signs in, and nothing piles up when nobody does. */
import { transact } from '#kit/act.ts';
import { Refusal } from '#kit/refusal.ts';
import { inbox } from '#interactions/views.ts';
import { staffByMail } from '#staff/store.ts';
import type { Centre } from '../centre.ts';
import { actorOf, queueIds, type StaffActor } from './cast.ts';
import { look, type Colleague } from './colleagues.ts';
import { arrive, goOn, type Guest, type Present } from './guests.ts';
import { demoStaff, workingColleagues } from './people.ts';

const everyMs = 2000;
/** More do not come while so many wait already, nor keep their place while so many places are kept. */
const mostWaiting = 5;
const mostKept = 5;
const mostGuests = 9;
/** Busy while the newcomer looks around, then as a small brand is: seconds between two customers, at least and at most. */
const busyMs = 10 * 60_000;
const gaps = { busy: [18, 36], usual: [50, 100] } as const;

/** Starts at once; the first customer is on the way. Returns how it is stopped. */
export async function startDemoLife(centre: Centre): Promise<() => Promise<void>> {
  const { house } = centre;
  const tick = await openDemoLife(centre, await whoWorks(centre));
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

/** Each call of what it returns is one moment: whoever is due comes, speaks, answers or goes, by the house's clock. */
export async function openDemoLife({ house }: Centre, colleagues: readonly Colleague[]): Promise<() => Promise<void>> {
  const [brand] = await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, demoStaff[0].mail));
  // A brand of somebody's own stands in this folder: nobody comes by themselves.
  if (brand === undefined) return () => Promise.resolve();
  const present: Present = { house, brandId: brand.brand_id, queues: await queueIds(house, brand.brand_id), random: () => (house.dice.bytes(1)[0] ?? 0) / 256 };
  const nowMs = () => house.clock.now().getTime();
  const startedMs = nowMs();
  const guests = new Map<string, Guest>();
  let arrivals = 0;
  let nextArrivalMs = startedMs + 2000;
  let round = 0;
  return async () => {
    const { waiting, kept } = await queueNow(present, actorOf(brand));
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
}

/** Somebody else was quicker (the newcomer took it over, the customer left): no fault of anybody's. */
async function unlessOvertaken<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return work.catch((cause: unknown) => {
    if (cause instanceof Refusal) return otherwise;
    throw cause;
  });
}

async function queueNow({ house }: Present, administrator: StaffActor): Promise<{ waiting: number; kept: number }> {
  const { counts } = await transact(house, administrator, (act) => inbox(act, { view: 'waiting', limit: 1 }));
  return { waiting: counts.waiting ?? 0, kept: counts.kept_place ?? 0 };
}

export async function whoWorks({ house }: Centre): Promise<Colleague[]> {
  const found: Colleague[] = [];
  for (const { mail, pause } of workingColleagues) {
    for (const row of await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, mail))) found.push({ who: actorOf(row), pause });
  }
  return found;
}
