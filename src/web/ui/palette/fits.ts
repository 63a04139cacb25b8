import type { Command } from './commands.ts';
import { soundsLike } from './syllables.ts';

/** Whether typed words fit: each is in the label, begins one of its other words, or is how a stretch of the label sounds. */
export function fits(command: Pick<Command, 'label' | 'pinyin'>, typed: string): boolean {
  const label = command.label.toLowerCase();
  const others = (command.pinyin ?? '').toLowerCase().split(' ').filter(Boolean);
  return typed.toLowerCase().split(/\s+/).filter(Boolean).every((word) => label.includes(word) || others.some((one) => one.startsWith(word)) || (/^[a-z]+$/.test(word) && soundsLike(label, word)));
}
