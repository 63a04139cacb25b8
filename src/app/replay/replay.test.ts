/** Calls that a small bank might have had, told again: the reports say of them what their records say. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { freshDatabase } from '../../../test/kit/database.ts';
import { comparison, whatIfPair } from './print.ts';
import { readCalls, type CallRecords } from './records.ts';
import { tellCalls } from './tell.ts';

const header = 'date,vru_entry_s,vru_time_s,q_start_s,q_exit_s,q_time_s,outcome,service_start_s,service_time_s,type,priority,customer,agent';

/** Two mornings; some are answered at once, some wait, some give up, some never leave the menu. */
function inventedFile(): string {
  const dice = xoroshiro128plus(7);
  const upTo = (n: number) => (dice.next() >>> 0) % n;
  const lines = Array.from({ length: 160 }, (_, i) => {
    const day = i < 80 ? '2003-05-05' : '2003-05-06';
    const entry = 28_800 + (i % 80) * 40 + upTo(30);
    const waits = upTo(2) === 0 ? 0 : 1 + upTo(90);
    const outcome = upTo(20) === 0 ? 'PHANTOM' : upTo(5) === 0 ? 'HANG' : 'AGENT';
    const joined = waits === 0 ? 0 : entry + 9;
    return [day, entry, 9, joined, joined + waits, waits, outcome, 0, outcome === 'AGENT' ? 30 + upTo(200) : 0, 'PS', upTo(3), upTo(3) === 0 ? `K${upTo(9)}` : '', outcome === 'AGENT' ? `A0${upTo(5)}` : ''].join(',');
  });
  // One is still on the line at midnight when the next day's first one waits.
  const night = ['2003-05-05,86380,9,86389,86399,10,AGENT,0,900,PS,0,,A00', '2003-05-06,120,9,129,189,60,AGENT,0,60,PS,0,,A01'];
  return [header, ...lines, ...night].join('\n');
}

async function replayed(records: CallRecords) {
  const database = await freshDatabase();
  try {
    const troubles: string[] = [];
    const log = { info() {}, warn: (what: string) => void troubles.push(what), error: (what: string) => void troubles.push(what) };
    const { figures } = await tellCalls({ databaseUrl: database.url, publicUrl: 'http://localhost', log }, records.calls, () => {});
    return { rows: comparison(records.calls, figures), troubles };
  } finally {
    await database.drop();
  }
}

test('told again through verbs, events and reports, invented calls come to what their records say', async () => {
  const records = readCalls(inventedFile());
  const { rows, troubles } = await replayed(records);
  expect(rows.map((row) => [row.name, row.reports])).toEqual(rows.map((row) => [row.name, row.records]));
  expect(troubles).toEqual([]);
  expect(records.phantoms).toBeGreaterThan(0);
});

const bank = '../shared/reference/calls/anonymous_bank_1999_02_calls.csv';
test.skipIf(!existsSync(bank))(existsSync(bank) ? 'the first day of a real bank’s February comes to what its records say' : 'skipped: reference data not present', async () => {
  const all = readCalls(readFileSync(bank, 'utf8'));
  expect([all.calls.length, all.phantoms]).toEqual([23_800, 209]);
  const { rows } = await replayed({ ...all, calls: all.calls.filter((call) => call.joinedAtMs < Date.parse('1999-02-01T12:00:00Z')) });
  expect(rows.filter((row) => !row.isEqual)).toEqual([]);
});

test('what if: the same customers come; with places kept fewer give up, and nobody is created or lost', () => {
  const { calls } = readCalls(inventedFile());
  const { without, withPlaces } = whatIfPair(calls);
  expect(whatIfPair(calls)).toEqual({ without, withPlaces });
  for (const one of [without, withPlaces]) expect(one.answered + one.abandoned).toBe(one.offered);
  expect([without.offered, without.keptPlaces]).toEqual([calls.length, 0]);
});

test('a file of another form is refused by what is wrong with it', () => {
  expect(() => readCalls('a,b\n1,2')).toThrow(/no column date/);
  expect(() => readCalls(`${header}\n2003-05-05,x,9,0,0,0,AGENT,0,1,PS,0,,A`)).toThrow('line 2: vru_entry_s is “x”, it has to be a number of seconds');
  expect(() => readCalls(`${header}\n2003-05-05,1,9,0,0,0,LOST,0,1,PS,0,,A`)).toThrow('line 2: outcome is “LOST”, it has to be AGENT, HANG or PHANTOM');
  expect(() => readCalls(`${header}\nMay,1,9,0,0,0,AGENT,0,1,PS,0,,A`)).toThrow('line 2: date is “May”');
});
