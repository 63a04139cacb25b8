/** What every formula is asked with: so much work for so many agents. */
export interface Work {
  /** People (or places of one person) who serve at the same time; a whole number. */
  readonly agents: number;
  readonly callsPerHour: number;
  /** Mean time an agent is taken by one call, wrap-up included. */
  readonly handlingSeconds: number;
}

/** Nobody leaves and more arrives than can be served: the line grows without end, and no figure would be true. */
export interface Unstable {
  readonly kind: 'unstable';
}

export interface Rates {
  /** Offered load a = λ/μ. */
  readonly erlangs: number;
  /** n − a. Taken from whole calls and seconds, so that nothing is lost where the two are nearly equal. */
  readonly spareErlangs: number;
  /** λ. */
  readonly arrivalsPerSecond: number;
  /** μ, of one agent. */
  readonly servicesPerSecond: number;
}

const mostAgents = 1_000_000;
const mostSeconds = 10_000_000;

/** Checks the work and turns it into rates. `where` is the formula that was called; it stands in the error. RangeError on anything that is not a workload. */
export function ratesOf(where: string, work: Work): Rates {
  wholeNumber(where, 'agents', work.agents, 1);
  return { ...loadOf(where, work), spareErlangs: (work.agents * 3600 - work.callsPerHour * work.handlingSeconds) / 3600 };
}

/** The same without agents, for those who ask how many are needed. */
export function loadOf(where: string, work: Omit<Work, 'agents'>): Omit<Rates, 'spareErlangs'> {
  numberFrom(where, 'callsPerHour', work.callsPerHour, 0, 1_000_000_000);
  numberFrom(where, 'handlingSeconds', work.handlingSeconds, 0.001, mostSeconds);
  const erlangs = (work.callsPerHour * work.handlingSeconds) / 3600;
  numberFrom(where, 'callsPerHour × handlingSeconds / 3600', erlangs, 0, mostAgents);
  return { erlangs, arrivalsPerSecond: work.callsPerHour / 3600, servicesPerSecond: 1 / work.handlingSeconds };
}

/** θ, the rate at which one waiting caller gives up. Whoever never gives up is Erlang C's caller, not Erlang A's. */
export function leavingRate(where: string, patienceSeconds: number): number {
  numberFrom(where, 'patienceSeconds', patienceSeconds, 0.001, mostSeconds);
  return 1 / patienceSeconds;
}

export function wholeNumber(where: string, name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least || value > mostAgents) throw new RangeError(`${where}: ${name} is ${value}; it must be a whole number from ${least} to ${mostAgents}.`);
}

export function numberFrom(where: string, name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) throw new RangeError(`${where}: ${name} is ${value}; it must be a number from ${least} to ${most}.`);
}

/** For shares and goals, which may not reach the ends. */
export function numberBetween(where: string, name: string, value: number, above: number, below: number): void {
  if (!(value > above && value < below)) throw new RangeError(`${where}: ${name} is ${value}; it must be a number above ${above} and below ${below}.`);
}
