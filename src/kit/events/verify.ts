/**
 * Walks a brand's chain from its first link and names the first that does not hold: one missing, changed, moved or put in between.
 * It cannot know how long the chain should be: who owns the database and cuts off its end leaves a shorter chain that holds, and who
 * can write every hash anew from some link on leaves another one. Against both, the number of events and a back-up kept elsewhere.
 */
import type { Database } from '../db/database.ts';
import { beginning, hashOfDetail, hashOfLink } from './chain.ts';
import { chainAfter } from './store.ts';

type ChainReport = { readonly holds: true; readonly events: number; /** When the newest was written down; null where there is none. */ readonly newestAt: Date | null } | { readonly holds: false; readonly events: number; readonly brokenAtSeq: number; readonly why: 'gap' | 'link' | 'detail' | 'hash' };

export async function verifyChain(db: Database, brandId: string): Promise<ChainReport> {
  return db.transact({ brandId }, async (tx) => {
    let previous: Buffer = beginning;
    let seq = 0;
    let newestAt: Date | null = null;
    for (;;) {
      const links = await chainAfter(tx, brandId, seq, 1000);
      if (links.length === 0) return { holds: true, events: seq, newestAt };
      for (const link of links) {
        const broken = (why: 'gap' | 'link' | 'detail' | 'hash') => ({ holds: false as const, events: seq, brokenAtSeq: link.seq, why });
        if (link.seq !== seq + 1) return broken('gap');
        if (!link.prev_hash.equals(previous)) return broken('link');
        // A detail erased for privacy is null; its hash still stands in the chain.
        if (link.detail !== null && !hashOfDetail(link.detail).equals(link.detail_hash)) return broken('detail');
        if (!hashOfLink(link, link.seq, link.detail_hash, previous).equals(link.hash)) return broken('hash');
        previous = link.hash;
        seq = link.seq;
        newestAt = link.at;
      }
    }
  });
}
