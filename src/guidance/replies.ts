/** Canned replies are kept by leads and used by everybody. A template that could not be filled in is refused when it is saved, not when a customer waits. */
import { pinyin } from 'pinyin-pro';
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { AddCannedReply, CannedReply, ChangeCannedReply } from './contract.ts';
import { problemsOfTemplate } from './core/canned.ts';
import { cannedReplies, countUse, insertCanned, isShortcutTaken, lockCanned, lockRemoved, markCanned, updateCanned } from './store.ts';

export async function listCanned(act: Act): Promise<{ items: CannedReply[] }> {
  may(act, 'canned.read');
  return { items: await cannedReplies(act) };
}

export async function addCanned(act: Act, asked: AddCannedReply): Promise<CannedReply> {
  may(act, 'canned.manage');
  refuseBroken(asked.text);
  const reply = newCanned(act, asked);
  if (!(await insertCanned(act, reply))) throw refuse('conflict', 'guidance.shortcutTaken', { at: 'body.shortcut', params: { shortcut: asked.shortcut } });
  act.emit({ name: 'canned.added', subject: ['canned', reply.id], detail: { shortcut: reply.shortcut } });
  return reply;
}

export async function changeCanned(act: Act, id: string, asked: ChangeCannedReply): Promise<CannedReply> {
  may(act, 'canned.manage');
  const before = await lockCanned(act, id);
  if (before === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const after = { ...before, ...asked };
  refuseBroken(after.text);
  if (await isShortcutTaken(act, after.shortcut, id)) throw refuse('conflict', 'guidance.shortcutTaken', { at: 'body.shortcut', params: { shortcut: after.shortcut } });
  const reply = { ...after, initials: initialsOf(after.title.zh) };
  await updateCanned(act, reply);
  act.emit({ name: 'canned.changed', subject: ['canned', id], detail: { changed: Object.keys(asked) } });
  return reply;
}

export async function removeCanned(act: Act, id: string): Promise<{ done: true }> {
  may(act, 'canned.manage');
  if (!(await markCanned(act, id, act.now))) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  act.emit({ name: 'canned.removed', subject: ['canned', id] });
  return { done: true };
}

/** There again, as it was. Refused when another reply answers to its shortcut by now. */
export async function restoreCanned(act: Act, id: string): Promise<CannedReply> {
  may(act, 'canned.manage');
  const removed = await lockRemoved(act, id);
  const reply = removed ?? (await lockCanned(act, id));
  if (reply === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (removed === undefined) return reply;
  if (await isShortcutTaken(act, reply.shortcut, id)) throw refuse('conflict', 'guidance.shortcutTaken', { at: 'params.id', params: { shortcut: reply.shortcut } });
  await markCanned(act, id, null);
  act.emit({ name: 'canned.restored', subject: ['canned', id], detail: { shortcut: reply.shortcut } });
  return reply;
}

/** Counted so that what helps most stands first. */
export async function noteCannedUse(act: Act, id: string): Promise<{ done: true }> {
  may(act, 'canned.read');
  if (!(await countUse(act, id))) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return { done: true };
}

export function newCanned(act: Act, asked: AddCannedReply): CannedReply {
  return { id: act.id(), ...asked, initials: initialsOf(asked.title.zh), uses: 0 };
}

function refuseBroken(text: CannedReply['text']): void {
  for (const language of ['zh', 'en'] as const) {
    const [problem] = problemsOfTemplate(text[language]);
    if (problem !== undefined) throw refuse('invalid', problem.problem === 'unknown' ? 'guidance.unknownVariable' : 'guidance.brokenBraces', { at: `body.text.${language}`, params: { name: problem.name } });
  }
}

/** 让您久等 → rnjd; what is not Chinese is left out. */
function initialsOf(title: string): string {
  return pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
}
