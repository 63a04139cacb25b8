/** A talk of the demo that becomes a complaint: taken from the conversation, sympathised with, its next step named. */
import type { Act } from '#kit/act.ts';
import { receiveComplaint } from '#complaints/index.ts';

export async function openDemoComplaint(act: Act, interactionId: string, complaint: { title: string; remedy: string }): Promise<void> {
  await receiveComplaint(act, { interactionId, title: complaint.title, description: complaint.title, remedySought: complaint.remedy, productWords: '' });
}
