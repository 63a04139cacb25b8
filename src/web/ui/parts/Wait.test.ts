import { expect, it } from 'vitest';
import { waitState } from './Wait.tsx';

const since = 1_000_000;
const due = since + 100_000;
it.each([[0, 'calm'], [79_999, 'calm'], [80_000, 'near'], [99_999, 'near'], [100_000, 'over'], [500_000, 'over']])('%s ms into a promise of 100 s is %s', (passed, state) => expect(waitState(since, due, since + passed)).toBe(state));
it('stays calm where nothing was promised', () => expect(waitState(since, null, since + 1e9)).toBe('calm'));
