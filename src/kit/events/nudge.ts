/**
 * Nudges: work over how a brand stands now, worth doing as soon as something of it happened. However many events came, one run
 * follows them; nothing is lost when a run is, since the work looks at rows and a sweep does the same. Unlike a listener it keeps no
 * cursor: a thousand arrivals a second cost one look, not a thousand.
 *
 * Told twice of most events: at once after the commit, by the process that committed, and when they are sealed, which reaches every
 * process. The second time is passed over, so nothing in a run may rest on the order of events.
 */
import type { House } from '../house.ts';
import type { Happened } from './event.ts';

export interface Nudge {
  readonly name: string;
  readonly on: readonly string[];
  /** @param happened since the last run began; of a run that failed nothing is told again: it looks at rows next time, or a sweep does */
  run(house: House, brandId: string, happened: readonly Happened[]): Promise<void>;
}

interface Nudges {
  tell(events: readonly Happened[]): void;
  /** Runs what is to be run; false when there was nothing. */
  settle(): Promise<boolean>;
}

/** So many ids are remembered twice over, to tell what was told already. */
const remembered = 10_000;

/** @param byThemselves false = only `settle` runs them (tests). */
export function startNudges(house: House, nudges: readonly Nudge[], byThemselves: boolean): Nudges {
  /** Of each nudge: brand → what it has not run for yet. */
  const waiting = new Map(nudges.map((nudge) => [nudge, new Map<string, Happened[]>()]));
  const running = new Map<string, Promise<void>>();
  const isNews = openMemory();
  const start = (nudge: Nudge, brandId: string) => {
    const key = `${nudge.name} ${brandId}`;
    if (running.has(key)) return;
    running.set(key, runOut(nudge, brandId).finally(() => running.delete(key)));
  };
  const runOut = async (nudge: Nudge, brandId: string) => {
    const brands = waiting.get(nudge);
    for (let happened = brands?.get(brandId); happened !== undefined; happened = brands?.get(brandId)) {
      brands?.delete(brandId);
      await nudge.run(house, brandId, happened).catch((cause: unknown) => house.log.error('nudge failed', cause, { nudge: nudge.name, brandId }));
    }
  };
  const startAll = () => {
    for (const [nudge, brands] of waiting) for (const brandId of brands.keys()) start(nudge, brandId);
  };
  return {
    tell(events) {
      const news = events.filter((event) => isNews(event.id));
      for (const [nudge, brands] of waiting) {
        for (const event of news.filter((each) => nudge.on.includes(each.name))) {
          const mine = brands.get(event.brandId);
          if (mine === undefined) brands.set(event.brandId, [event]);
          else mine.push(event);
        }
      }
      if (byThemselves) startAll();
    },
    async settle() {
      startAll();
      const isIdle = running.size === 0;
      while (running.size > 0) await Promise.all(running.values());
      return !isIdle;
    },
  };
}

/** Whether an id is seen for the first time, as far back as two lots of ids reach. */
function openMemory(): (id: string) => boolean {
  let [latest, earlier] = [new Set<string>(), new Set<string>()];
  return (id) => {
    if (latest.has(id) || earlier.has(id)) return false;
    if (latest.size >= remembered) [latest, earlier] = [new Set(), latest];
    latest.add(id);
    return true;
  };
}
