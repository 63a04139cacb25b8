import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { dayMs, dayOf, isZone, readWall } from '#clocks/core/wall-clock.ts';

/**
 * The clocks by which somebody behind a telephone number may live, by the country of the number (ISO 3166). Where a country has
 * several, its easternmost and its westernmost inhabited by many: whoever is called is awake by both.
 */
const zonesByCountry: Readonly<Record<string, readonly string[]>> = {
  CN: ['Asia/Shanghai'], HK: ['Asia/Hong_Kong'], MO: ['Asia/Macau'], TW: ['Asia/Taipei'], JP: ['Asia/Tokyo'], KR: ['Asia/Seoul'], SG: ['Asia/Singapore'], MY: ['Asia/Kuala_Lumpur'],
  TH: ['Asia/Bangkok'], VN: ['Asia/Ho_Chi_Minh'], PH: ['Asia/Manila'], ID: ['Asia/Jakarta', 'Asia/Jayapura'], IN: ['Asia/Kolkata'], PK: ['Asia/Karachi'], BD: ['Asia/Dhaka'],
  AE: ['Asia/Dubai'], SA: ['Asia/Riyadh'], IL: ['Asia/Jerusalem'], TR: ['Europe/Istanbul'], RU: ['Europe/Moscow', 'Asia/Vladivostok'], KZ: ['Asia/Almaty'],
  GB: ['Europe/London'], IE: ['Europe/Dublin'], PT: ['Europe/Lisbon'], ES: ['Europe/Madrid'], FR: ['Europe/Paris'], BE: ['Europe/Brussels'], NL: ['Europe/Amsterdam'], DE: ['Europe/Berlin'],
  CH: ['Europe/Zurich'], AT: ['Europe/Vienna'], IT: ['Europe/Rome'], PL: ['Europe/Warsaw'], CZ: ['Europe/Prague'], HU: ['Europe/Budapest'], SE: ['Europe/Stockholm'], NO: ['Europe/Oslo'],
  DK: ['Europe/Copenhagen'], FI: ['Europe/Helsinki'], GR: ['Europe/Athens'], RO: ['Europe/Bucharest'], UA: ['Europe/Kyiv'],
  US: ['America/New_York', 'America/Los_Angeles'], CA: ['America/Halifax', 'America/Vancouver'], MX: ['America/Cancun', 'America/Tijuana'], BR: ['America/Sao_Paulo', 'America/Manaus'],
  AR: ['America/Argentina/Buenos_Aires'], CL: ['America/Santiago'], CO: ['America/Bogota'], PE: ['America/Lima'],
  AU: ['Australia/Sydney', 'Australia/Perth'], NZ: ['Pacific/Auckland'], ZA: ['Africa/Johannesburg'], EG: ['Africa/Cairo'], NG: ['Africa/Lagos'], KE: ['Africa/Nairobi'],
};

/**
 * By whose clocks a customer sleeps: that of their own browser and those of the number's country, since the telephone may be in either
 * place; the browser's alone where it is one of that country's; the brand's where neither is known.
 * @param given an IANA name as a browser says it; one that names no zone counts as not given
 * @param number E.164; null where no number is known
 */
export function zonesOf({ given, number, brandZone }: { readonly given: string | null; readonly number: string | null; readonly brandZone: string }): readonly string[] {
  const country = number === null ? undefined : parsePhoneNumberFromString(number)?.country;
  const there = country === undefined ? undefined : zonesByCountry[country];
  if (given === null || !isZone(given)) return there ?? [brandZone];
  return there === undefined || isAmong(given, there) ? [given] : [given, ...there];
}

/** Winter and summer: two clocks that agree in both agree all year. */
const seasons = [dayOf(2026, 1, 15) * dayMs, dayOf(2026, 7, 15) * dayMs];

/** Does the clock never stand outside those of the country, from its westernmost to its easternmost? */
function isAmong(zone: string, country: readonly string[]): boolean {
  return seasons.every((atMs) => {
    const [own, theirs] = [aheadMs(zone, atMs), country.map((one) => aheadMs(one, atMs))];
    return Math.min(...theirs) <= own && own <= Math.max(...theirs);
  });
}

/** How far a wall's reading is ahead of UTC. */
function aheadMs(zone: string, atMs: number): number {
  const { day, minute } = readWall(zone, atMs);
  return day * dayMs + minute * 60_000 - atMs;
}
