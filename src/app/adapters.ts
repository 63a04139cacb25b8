import type { Settings } from './settings.ts';
import type { Adapters } from './wire.ts';

/** The real outside world, by the settings. */
export function openAdapters(_settings: Settings): Adapters {
  return {};
}
