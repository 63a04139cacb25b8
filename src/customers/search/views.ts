/** One box finds a customer by name, pinyin, number, telephone, mail, serial or note. */
import type { Act } from '#kit/act.ts';
import type { CustomerRow } from '../store.ts';
import { findables } from '../findable.ts';
import { readSearch } from './query.ts';
import { foundCustomers } from './store.ts';

/** What the re-check drops (pairs of a word without the word) is made up for from these. */
const spare = 50;

/** The best answers, at most `limit`; none for a query in which nothing can be searched for. */
export async function searchCustomers(act: Act, query: string, limit: number): Promise<CustomerRow[]> {
  const search = readSearch(query);
  if (search.words === null && search.number === null && search.beginnings === null) return [];
  const rows = await foundCustomers(act, search, query.trim(), limit + spare);
  const texts = await findables(act, rows);
  return rows.filter((row) => {
    const who = texts.get(row.id);
    return row.is_number || (who !== undefined && search.isAnswer(who));
  }).slice(0, limit);
}
