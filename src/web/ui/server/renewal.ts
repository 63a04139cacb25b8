/** The house was renewed while a tab was open: parts asked for are gone under their old names. The tab begins anew, once, where it is; what was being written is kept by its own screen (drafts). */
const key = 'lingting.renewedAt';
/** A renewed tab that still misses parts has another trouble: it is shown, and beginning anew again would only turn in a circle. */
const onceInMs = 60_000;

/** @param lastMs when this tab last began anew, ms since epoch; null for never */
export function mayRenew(lastMs: number | null, nowMs: number): boolean {
  return lastMs === null || nowMs - lastMs > onceInMs;
}

/** Called once by each entry. */
export function renewWhenPartsAreGone(): void {
  window.addEventListener('vite:preloadError', () => void renew());
}

async function renew(): Promise<void> {
  if (!mayRenew(lastRenewedMs(), Date.now())) return;
  // A line that is down misses parts too; there a new beginning would end at the browser's own page and take the screen away.
  const answers = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then((reply) => reply.ok, () => false);
  if (!answers || !mayRenew(lastRenewedMs(), Date.now())) return;
  try {
    sessionStorage.setItem(key, String(Date.now()));
  } catch {
    // Without a memory of it nothing would end the circle.
    return;
  }
  location.reload();
}

function lastRenewedMs(): number | null {
  try {
    const kept = Number(sessionStorage.getItem(key) ?? Number.NaN);
    return Number.isNaN(kept) ? null : kept;
  } catch {
    return null;
  }
}
