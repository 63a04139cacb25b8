/** When a queue takes most people. Several hours may take the same number: then all of them are named, not one of them. */
interface HourNeed { readonly hour: number; readonly agents: number }
interface BusiestHours {
  readonly agents: number;
  /** How many of the 24 take so many. */
  readonly count: number;
  /** Hours that follow each other in one span; `to` is its end, 24 at most. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

/** Null where nobody comes at any hour. */
export function busiestHours(hours: readonly HourNeed[]): BusiestHours | null {
  const agents = Math.max(0, ...hours.map((one) => one.agents));
  if (agents === 0) return null;
  const busiest = hours.filter((one) => one.agents === agents).map((one) => one.hour).toSorted((a, b) => a - b);
  const spans: { from: number; to: number }[] = [];
  for (const hour of busiest) {
    const last = spans.at(-1);
    if (last?.to === hour) last.to = hour + 1;
    else spans.push({ from: hour, to: hour + 1 });
  }
  return { agents, count: busiest.length, spans };
}
