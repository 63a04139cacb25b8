import { event } from '../words.en.json';

/** Every event that has words, as the trail writes it (`staff.invited`): what one can filter by. One list, that of the words themselves. */
export const eventNames: readonly string[] = Object.entries(event).flatMap(([subject, verbs]) => Object.keys(verbs).map((verb) => `${subject}.${verb}`));
