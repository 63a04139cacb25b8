import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';

/** The survey of an interaction with its brand's key. */
export function linkPartsOf(act: Act, interactionId: string): Promise<{ id: string; secret: Buffer } | undefined> {
  return act.maybe(sql`
    select s.id, k.secret from surveys s join survey_keys k on k.brand_id = s.brand_id
    where s.brand_id = ${act.brandId} and s.interaction_id = ${interactionId} and s.ends_at > ${act.now} order by s.asked_at desc limit 1`);
}
