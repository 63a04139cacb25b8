import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { joinEmbedded, openEmbedded } from '#kit/db/embedded.ts';
import { StartTrouble } from '#kit/start-trouble.ts';

/**
 * Gives a command the centre's database: DATABASE_URL, else the built-in one — that of the running centre, or one
 * started for the length of the work (and made, with `create`, when there is none). What the owner can mend is printed as a sentence, not as a stack.
 */
export async function withTheDatabase(work: (url: string) => Promise<void>, { create }: { create: boolean }): Promise<void> {
  await tellTrouble(async () => {
    const given = process.env['DATABASE_URL'];
    if (given) return work(given);
    const folder = join(process.env['LINGTING_DATA'] ?? 'data', 'postgres');
    const living = await joinEmbedded(folder);
    if (living) return work(living.url);
    if (!create && !existsSync(folder)) {
      throw new StartTrouble({
        zh: `这里没有数据文件夹 ${resolve(folder)}。请在聆听的文件夹里执行，或设置 LINGTING_DATA 或 DATABASE_URL。`,
        en: `There is no data folder ${resolve(folder)}. Run this in Lingting's folder, or set LINGTING_DATA or DATABASE_URL.`,
      });
    }
    const embedded = await openEmbedded({ folder, log: (line) => console.error(line) });
    try {
      await work(embedded.url);
    } finally {
      await embedded.stop();
    }
  });
}

export async function tellTrouble(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StartTrouble)) throw error;
    console.error(`${error.zh}\n${error.en}`);
    process.exitCode = 1;
  }
}
