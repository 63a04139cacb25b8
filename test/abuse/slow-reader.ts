/** Runs one reader of user text over hostile texts, in a thread that can be ended: a runaway pattern cannot be stopped from inside. */
import { parentPort, workerData } from 'node:worker_threads';
import { suspect } from '#complaints/core/suspect.ts';
import { readName } from '#customers/core/name.ts';
import { admitted, shownName } from '#attachments/core/kinds.ts';
import { readCaseNumber } from '#cases/core/number.ts';
import { hasUnfilled, problemsOfTemplate } from '#guidance/core/canned.ts';
import { checkPhrases } from '#guidance/core/phrases.ts';
import { findPromises } from '#guidance/core/promise.ts';
import { slashToken } from '#guidance/core/slash.ts';
import { readAfterword } from '#guidance/core/thanks.ts';
import { readSystemLine } from '#interactions/core/system-line.ts';
import { gramsOf, matchesText, queryGrams } from '#kit/core/grams.ts';
import { readMail } from '#kit/core/mail.ts';
import { readPhone } from '#kit/core/phone.ts';
import { toSimplified } from '#kit/core/simplified.ts';
import { bareAddress } from '#messaging/core/letter.ts';
import { judgeMessage } from '#mood/core/judge.ts';
import { serialKey } from '#products/core/serial.ts';
import { textParts } from '#widget/core/links.ts';

/** Fifty times what a search box lets through. */
const longestQuery = 10_000;

export const readers = {
  judgeMessage, checkPhrases, readAfterword, suspect, readPhone: (text: string) => readPhone(text), readMail, readName, gramsOf, queryGrams: (text: string) => queryGrams(text.slice(0, longestQuery)), matchesText: (text: string) => matchesText(text, text.slice(0, longestQuery)), toSimplified,
  findPromises: (text: string) => findPromises(text, { nowMs: Date.UTC(2026, 10, 18), zone: 'Asia/Shanghai' }), problemsOfTemplate, hasUnfilled, slashToken: (text: string) => slashToken(text, text.length), readSystemLine, readCaseNumber, serialKey, textParts, shownName,
  admitted: (text: string) => admitted(undefined, text), bareAddress,
} as const;
export type ReaderName = keyof typeof readers;

const given = workerData as { reader: ReaderName; texts: readonly string[] } | null;
if (given !== null && parentPort !== null) {
  const read: (text: string) => unknown = readers[given.reader];
  for (const [index, text] of given.texts.entries()) {
    parentPort.postMessage({ begins: index });
    // This thread's own time: a busy machine is no slow pattern.
    const start = process.threadCpuUsage();
    read(text);
    const { user, system } = process.threadCpuUsage(start);
    parentPort.postMessage({ done: index, tookMs: (user + system) / 1000 });
  }
}
