import { expect, it } from 'vitest';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { CUES_EN } from './cues.en.ts';
import { CUES_ZH } from './cues.zh.ts';
import { CUE_KEYS, MOODS } from './moods.ts';
import { CUES_SIGNS } from './signs.ts';

it('every cue and mood has a name in both languages, and no name is left over', () => {
  for (const words of [zh, en]) {
    expect(Object.keys(words.cue).toSorted()).toEqual([...CUE_KEYS].toSorted());
    expect(Object.keys(words.mood).toSorted()).toEqual([...MOODS].toSorted());
  }
});

it('every cue key can be heard', () => {
  const bySigns = ['exclamations', 'questionMarks', 'capitals', 'notPleased'];
  const heard = new Set<string>([...CUES_ZH, ...CUES_EN, ...CUES_SIGNS].map((group) => group.cue));
  expect(CUE_KEYS.filter((cue) => !heard.has(cue) && !bySigns.includes(cue))).toEqual([]);
});

it('offers three acknowledging sentences for each mood, none blaming, none saying 你', () => {
  for (const words of [zh, en]) {
    expect(Object.keys(words.acknowledge).toSorted()).toEqual([...MOODS].toSorted());
    const sentences = Object.values(words.acknowledge).flatMap((variants) => Object.values(variants));
    expect(new Set(sentences).size).toBe(3 * MOODS.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/你|不归|规定|calm down|policy/);
  }
});
