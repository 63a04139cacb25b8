/** What every field means, in Chinese and English, with a value to show; the more exact key wins (`meaningAt`). */
import type { Meanings } from '../../core/meaning.ts';
import { callBacks } from './call-backs.ts';
import { clocks } from './clocks.ts';
import { common } from './common.ts';
import { contacts } from './contacts.ts';
import { figures } from './figures.ts';
import { matters } from './matters.ts';
import { people } from './people.ts';
import { savings } from './savings.ts';
import { surges } from './surges.ts';
import { waits } from './waits.ts';

export const meanings: Meanings = { ...common, ...contacts, ...matters, ...clocks, ...people, ...figures, ...surges, ...callBacks, ...waits, ...savings };
