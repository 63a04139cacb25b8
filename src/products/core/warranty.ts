/** Warranty is counted in calendar days of the brand's zone: whoever comes on the last day still has it, at any hour. */
type WarrantyState = 'unknown' | 'valid' | 'endingSoon' | 'ended';

/** So near to its end that the customer should be told. */
const endingSoonDays = 30;

/** @param daysLeft whole days until the last day of warranty; 0 on the last day; null when nothing was entered */
export function warrantyOf(daysLeft: number | null): WarrantyState {
  if (daysLeft === null) return 'unknown';
  if (daysLeft < 0) return 'ended';
  return daysLeft <= endingSoonDays ? 'endingSoon' : 'valid';
}
