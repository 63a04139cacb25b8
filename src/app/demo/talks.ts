/** All talks, and those of one language: people are answered in their own. */
import type { Talk } from './talk.ts';
import { englishTalks } from './talks-en.ts';
import { chineseTalks } from './talks-zh.ts';

export const talksIn: Readonly<Record<'zh' | 'en', readonly Talk[]>> = { zh: chineseTalks, en: englishTalks };
