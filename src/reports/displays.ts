/** Screens on a wall: a link each, made and revoked by a lead; whoever has it sees the wallboard's figures and nothing else. */
import { transact, type Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { hashToken, newToken } from '#kit/tokens.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import { brandOf } from '#staff/index.ts';
import type { CreateDisplay, Display, DisplayBoard, NewDisplay } from './contract.ts';
import { displayByHash, displayExists, displayRows, insertDisplay, markRevoked, touchDisplay, type DisplayRow } from './store-displays.ts';
import { boardNow } from './wallboard.ts';

const livesMs = 365 * 86_400_000;
const touchEveryMs = 60_000;

export async function listDisplays(act: Act): Promise<{ items: Display[] }> {
  may(act, 'display.manage');
  return { items: (await displayRows(act)).map(displayView) };
}

/** The link is shown once. A person makes it: it shows no more than they may see, and ends when they leave. */
export async function createDisplay(act: Act, asked: CreateDisplay): Promise<NewDisplay> {
  may(act, 'display.manage');
  if (act.who.kind !== 'staff') throw refuse('forbidden', 'reports.displayNeedsPerson');
  const { token, hash } = newToken(act.bytes);
  const row: DisplayRow = { id: act.id(), name: asked.name, language: asked.language ?? null, made_by: act.who.name, created_at: act.now, ends_at: new Date(act.now.getTime() + livesMs), seen_at: null, revoked_at: null };
  await insertDisplay(act, { id: row.id, name: row.name, language: row.language, hash, madeBy: act.who.id, endsAt: row.ends_at });
  act.emit({ name: 'display.created', subject: ['display', row.id] });
  return { link: act.link(`/wall/${token}`), item: displayView(row) };
}

/** From this moment its link shows nothing. Doing it twice changes nothing. */
export async function revokeDisplay(act: Act, id: string): Promise<{ done: true }> {
  may(act, 'display.manage');
  if (await markRevoked(act, id)) act.emit({ name: 'display.revoked', subject: ['display', id] });
  else if (!(await displayExists(act, id))) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return { done: true };
}

/** What the screen shows, to whoever has its link. */
export async function displayBoard(house: House, token: string): Promise<DisplayBoard> {
  const found = await house.db.transact({ brandId: 'everywhere' }, (tx) => displayByHash(tx, hashToken(token)));
  if (found === undefined) throw refuse('not_found', 'reports.unknownDisplay', { at: 'params.token' });
  const now = house.clock.now();
  const isOver = found.revoked_at !== null || found.ends_at <= now || found.maker_state !== 'active' || !permissionsOf(found.maker_role).has('report.read');
  if (isOver) throw refuse('gone', 'reports.displayEnded', { at: 'params.token' });
  return transact(house, { kind: 'link', id: found.id, brandId: found.brand_id }, async (act) => {
    if (found.seen_at === null || now.getTime() - found.seen_at.getTime() > touchEveryMs) await touchDisplay(act, found.id);
    return { zone: (await brandOf(act)).zone, language: found.language, board: await boardNow(act) };
  });
}

function displayView(row: DisplayRow): Display {
  return { id: row.id, name: row.name, language: row.language, madeBy: row.made_by, createdAt: row.created_at.toISOString(), endsAt: row.ends_at.toISOString(), seenAt: row.seen_at?.toISOString() ?? null, revokedAt: row.revoked_at?.toISOString() ?? null };
}
