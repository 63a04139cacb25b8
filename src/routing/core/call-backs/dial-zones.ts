import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isZone } from '#clocks/core/wall-clock.ts';

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
 * By whose clock a customer sleeps: the one their own browser gives; else those of the number's country; else the brand's.
 * @param given an IANA name as a browser says it; one that names no zone counts as not given
 * @param number E.164; null where no number is known
 */
export function zonesOf({ given, number, brandZone }: { readonly given: string | null; readonly number: string | null; readonly brandZone: string }): readonly string[] {
  if (given !== null && isZone(given)) return [given];
  const country = number === null ? undefined : parsePhoneNumberFromString(number)?.country;
  return (country === undefined ? undefined : zonesByCountry[country]) ?? [brandZone];
}
