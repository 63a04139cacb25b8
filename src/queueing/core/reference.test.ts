import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { erlangA, erlangAWaits, type ServiceLevels } from './erlang-a.ts';
import { erlangB } from './erlang-b.ts';
import { answeredWithin, erlangC, waitQuantileSeconds } from './erlang-c.ts';
import { finiteTrunks } from './finite-trunks.ts';
import { priorityWaits } from './priorities.ts';
import committed from './reference.json' with { type: 'json' };
import { requiredAgentsErlangA, requiredAgentsErlangC, type Goal } from './required-agents.ts';
import { garnettPWait, halfinWhittPWait } from './square-root-staffing.ts';
import { virtualHold } from './virtual-hold.ts';

/** Inputs and answers are numbers or decimal strings; null where the exact value does not exist. */
type Row = Record<string, number | string | readonly string[] | null>;
/** A figure of ours, the field of the row that holds its exact value, and the relative error allowed. */
type Figure = [field: string, ours: number | undefined, allowed: number, index?: number];

const workOf = (row: Row) => ({ agents: Number(row['agents']), callsPerHour: Number(row['callsPerHour']), handlingSeconds: Number(row['aht_s']), patienceSeconds: Number(row['meanPatience_s']) });

function stable<T>(figures: T): Exclude<T, { readonly kind: 'unstable' }> {
  expect(figures).not.toEqual({ kind: 'unstable' });
  return figures as Exclude<T, { readonly kind: 'unstable' }>;
}

const formulas: Record<keyof typeof committed.tables, (row: Row) => Figure[]> = {
  erlang_b: (row) => [['blocking', erlangB(Number(row['agents']), Number(row['erlangs'])), 1e-11]],
  erlang_c: (row) => {
    const c = stable(erlangC(workOf(row)));
    return [
      ['erlangs', c.erlangs, 1e-11], ['pWait', c.pWait, 1e-11], ['asa_s', c.meanWaitSeconds, 1e-11], ['meanWaitDelayed_s', c.meanWaitOfWaitingSeconds, 1e-11], ['avgQueue', c.meanWaiting, 1e-11], ['occupancy', c.occupancy, 1e-11],
      ['serviceLevel', answeredWithin(c, Number(row['target_s'])), 1e-10], ['waitP50_s', waitQuantileSeconds(c, 0.5), 1e-10], ['waitP90_s', waitQuantileSeconds(c, 0.9), 1e-10], ['waitP95_s', waitQuantileSeconds(c, 0.95), 1e-10],
    ];
  },
  erlang_a: (row) => {
    const a = erlangA(workOf(row));
    const waits = erlangAWaits(workOf(row), Number(row['target_s']), a);
    return [
      ['pWait', a.pWait, 1e-11], ['pAbandon', a.pAbandon, 1e-11], ['pAbandonGivenWait', a.pAbandonOfWaiting, 1e-11], ['meanWait_s', a.meanWaitSeconds, 1e-11], ['avgQueue', a.meanWaiting, 1e-11], ['occupancy', a.occupancy, 1e-11],
      ['slOfferedServed', waits.ofOffered, 1e-10], ['slOfVirtual', waits.ofPatient, 1e-10], ['slAnswered', waits.ofAnswered, 1e-10], ['slExclShortAbandon', waits.withoutQuickAbandons, 1e-10],
      ['slServedOrAbandonedWithin', waits.answeredOrAbandoned, 1e-10], ['pWaitGt', waits.pWaitBeyondTarget, 1e-10], ['asaAnswered_s', waits.meanWaitAnsweredSeconds, 1e-11], ['meanWaitAbandoned_s', waits.meanWaitAbandonedSeconds, 1e-11],
    ];
  },
  priority_mmn: (row) => {
    const figures = stable(priorityWaits({ ...workOf(row), callsPerHourByPriority: (row['callsPerHourByPriority'] as string[]).map(Number) }));
    return [['pWait', figures.pWait, 1e-11], ...figures.meanWaitSecondsByPriority.map((wait, index): Figure => ['meanWaitByPriority_s', wait, 1e-11, index])];
  },
  finite_trunks_mmnk: (row) => {
    // A patience of 0 stands for "nobody gives up" in this table.
    const k = finiteTrunks({ ...workOf(row), trunks: Number(row['trunks']), patienceSeconds: Number(row['meanPatience_s']) || Infinity });
    return [
      ['pBlocked', k.pBlocked, 1e-9], ['pWaitOfOffered', k.pWait, 1e-9], ['pAbandonOfOffered', k.pAbandon, 1e-9], ['avgQueue', k.meanWaiting, 1e-9],
      ['meanWaitOfAccepted_s', k.meanWaitOfAcceptedSeconds, 1e-9], ['busyTrunks', k.meanBusyTrunks, 1e-9], ['occupancy', k.occupancy, 1e-9],
    ];
  },
  virtual_queue_mmn_g: (row) => {
    const hold = stable(virtualHold({ ...workOf(row), acceptingShare: Number(row['callbackAcceptProb']) }, 20));
    return [
      ['pWait', hold.pWait, 1e-8], ['meanOfferedWait_s', hold.meanOfferedWaitSeconds, 1e-8], ['pAbandonAllOffered', hold.pAbandon, 1e-8], ['pAbandonLiveOffered', hold.pAbandonOfDeclining, 1e-8], ['meanHoldLive_s', hold.meanHoldOfDecliningSeconds, 1e-8],
      ['trunkHoldSecondsPerOfferedCall', hold.holdSecondsPerOfferedCall, 1e-8], ['occupancy', hold.occupancy, 1e-8], ['pOfferedWaitLe20', hold.pOfferedWaitWithinTarget, 1e-8],
    ];
  },
  qed_functions: (row) => {
    const [beta, leavingOverServing] = [Number(row['beta']), Number(row['thetaOverMu'])];
    const halfinWhitt = halfinWhittPWait(beta);
    expect(typeof halfinWhitt === 'number').toBe(row['halfinWhittPWait'] !== null);
    return [['halfinWhittPWait', typeof halfinWhitt === 'number' ? halfinWhitt : undefined, 1e-11], ['garnettPWait', garnettPWait(beta, leavingOverServing), 1e-11]];
  },
  required_agents_erlang_c: (row) => [['agents', requiredAgentsErlangC({ ...workOf(row), atLeast: Number(row['target']), targetSeconds: Number(row['target_s']) }), 0]],
  required_agents_erlang_a: (row) => [['agents', requiredAgentsErlangA({ ...workOf(row), goal: goalOf(row) }), 0]],
};

const serviceLevels: Record<string, keyof ServiceLevels> = { slOfferedServed: 'ofOffered', slAnswered: 'ofAnswered', slExclShortAbandon: 'withoutQuickAbandons' };

function goalOf(row: Row): Goal {
  const metric = serviceLevels[String(row['metric'])];
  if (metric !== undefined) return { metric, atLeast: Number(row['target']), targetSeconds: Number(row['target_s']) };
  return { metric: row['metric'] === 'pAbandon' ? 'pAbandon' : 'meanWaitSeconds', atMost: Number(row['target']) };
}

function expectRows(table: keyof typeof committed.tables, rows: readonly Row[]): void {
  for (const row of rows) {
    for (const [field, ours, allowed, index] of formulas[table](row)) {
      const cell = row[field];
      if (cell === null) continue;
      const exact = Number(index === undefined ? cell : (cell as readonly string[])[index]);
      const error = exact === 0 ? Math.abs(ours ?? Number.NaN) : Math.abs((ours ?? Number.NaN) / exact - 1);
      expect(error, `${table} ${String(row['id'])} ${field}: ${ours} against ${exact}`).toBeLessThanOrEqual(allowed);
    }
  }
}

/** The whole tables are kept beside the repository, not in it; where they are is said by LINGTING_REFERENCE. */
const folder = `${process.env['LINGTING_REFERENCE'] ?? '../shared/reference'}/queueing`;
const isThere = existsSync(folder);

describe.each(Object.keys(formulas) as (keyof typeof formulas)[])('%s against exact values', (table) => {
  test('the rows kept here', () => {
    expect(committed.tables[table].length).toBeGreaterThanOrEqual(4);
    expectRows(table, committed.tables[table]);
  });

  test.skipIf(!isThere)(isThere ? 'every row of the reference table' : 'skipped: reference data not present', () => {
    const { cases } = JSON.parse(readFileSync(`${folder}/${table}.json`, 'utf8')) as { cases: Row[] };
    expect(cases.length).toBeGreaterThanOrEqual(11);
    expectRows(table, cases);
  });
});
