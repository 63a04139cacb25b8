/** Whoever contacts again within this time is met with what was said before. */
export const repeatContactMs = 72 * 3_600_000;
