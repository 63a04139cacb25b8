/**
 * The sealer: moves committed events from the outbox into the trail, numbers them per brand and chains their hashes, in batches, then
 * tells readers. Acts leave events without a number, so they never wait for each other; a number is only given to what is committed,
 * so a reader's cursor can never skip a late commit. Any process may seal; an advisory lock lets one do it at a time.
 */
import type { House } from '../house.ts';
import { beginning, hashOfDetail, hashOfLink } from './chain.ts';
import type { SealedEvent } from './event.ts';
import { chainHeads, keepSeals, takeSealerLock, unsealed, type Seal } from './store.ts';

const batch = 500;
/** Between two passes under load: a pass costs as much for one event as for twenty, and nobody notices a fiftieth of a second. */
const restMs = 20;
/** Somebody who waits for the end asks again so soon while another process seals. */
const busyMs = 2;

/** Undefined while another process seals: what is there now may be too late for it. */
async function sealBatch(house: Pick<House, 'db'>): Promise<SealedEvent[] | undefined> {
  return house.db.transact({ brandId: 'everywhere', keepsPlans: true }, async (tx) => {
    if (!(await takeSealerLock(tx))) return undefined;
    const links = await unsealed(tx, batch);
    if (links.length === 0) return [];
    const heads = new Map((await chainHeads(tx, [...new Set(links.map((link) => link.brand_id))])).map((head) => [head.brand_id, { seq: head.seq, hash: head.hash }]));
    const seals: Seal[] = [];
    const sealed: SealedEvent[] = [];
    for (const link of links) {
      const head = heads.get(link.brand_id) ?? { seq: 0, hash: beginning };
      const seq = head.seq + 1;
      const detailHash = hashOfDetail(link.detail);
      const hash = hashOfLink(link, seq, detailHash, head.hash);
      seals.push({ place: link.place, seq, detail_hash: detailHash.toString('hex'), prev_hash: head.hash.toString('hex'), hash: hash.toString('hex') });
      heads.set(link.brand_id, { seq, hash });
      sealed.push({
        id: link.id, brandId: link.brand_id, seq, at: link.at, actorKind: link.actor_kind, actorId: link.actor_id, actorName: link.actor_name,
        name: link.name, subjectKind: link.subject_kind, subjectId: link.subject_id, detail: link.detail as SealedEvent['detail'],
      });
    }
    await keepSeals(tx, seals);
    return sealed;
  });
}

interface Sealer {
  /** Something was committed: seal soon. Many wakes while a pass runs make one more pass. */
  wake(): void;
  /** Resolves when everything committed before the call is sealed and told. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** @param tell is given each sealed batch after its commit, in order; what it throws is logged, not swallowed. */
export function startSealer(house: Pick<House, 'db' | 'log'>, tell: (events: readonly SealedEvent[]) => Promise<void>, pollMs: number): Sealer {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  /** How many wait for the end: they do not wait for rests too. */
  let settling = 0;
  let hurry = () => {};
  const rest = () => new Promise<void>((done) => {
    const timer = setTimeout(done, restMs);
    hurry = () => {
      clearTimeout(timer);
      done();
    };
  });
  const waitForOther = async () => {
    again = true;
    if (settling > 0) await new Promise((done) => void setTimeout(done, busyMs));
  };
  const pass = async () => {
    do {
      if (again && settling === 0 && !stopped) await rest();
      again = false;
      try {
        let sealed: SealedEvent[] | undefined;
        do {
          sealed = await sealBatch(house);
          if (sealed !== undefined && sealed.length > 0) await tell(sealed);
        } while (sealed?.length === batch);
        if (sealed === undefined) await waitForOther();
      } catch (cause) {
        // The rows stay unsealed; the next wake or the poll tries again.
        if (!stopped) house.log.error('sealing failed', cause);
      }
    } while (again && !stopped);
  };
  const wake = () => {
    if (stopped) return;
    if (running !== undefined) again = true;
    else running = pass().finally(() => (running = undefined));
  };
  const timer = setInterval(wake, pollMs);
  return {
    wake,
    async settle() {
      settling += 1;
      wake();
      hurry();
      while (running !== undefined) await running;
      settling -= 1;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      hurry();
      await running;
    },
  };
}
