import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
export const x = parsePhoneNumberFromString('1', 'CN');
