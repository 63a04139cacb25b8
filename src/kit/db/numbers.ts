import type { Act } from '../act.ts';
import { sql } from './sql.ts';

/** The next number of a brand's series, 1, 2, 3 …; concurrent acts wait for each other, so ask late in the act. */
export async function nextNumber(act: Act, series: string): Promise<number> {
  return (await act.one<{ last: number }>(sql`
    insert into number_series (brand_id, series, last) values (${act.brandId}, ${series}, 1)
    on conflict (brand_id, series) do update set last = number_series.last + 1 returning last`)).last;
}
