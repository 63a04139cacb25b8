/** The door of the followups slice. */
import type { Slice } from '#kit/slice.ts';

export const followupsSlice: Slice = { name: 'followups' };
export { surveyUrlOf } from './survey-url.ts';
