/**
 * The servers of the drill of kills: started until they stand, killed, started again at the same port. What they write down is kept, so
 * that one that falls by itself, or cannot start at all, says why.
 */
import { spawn, type ChildProcess } from 'node:child_process';

/** So many starts in a row may fail while the database is away; a server that cannot start at all fails more often. */
const mostFailedStarts = 40;
const lastLines = 40;

/** Errors that follow from a database that was killed, or from a colleague's connection that went with its process. */
const ofKilledDatabase = /ECONNREFUSED|ECONNRESET|EPIPE|ENOENT.*PGSQL|Connection terminated|connection terminated|terminating connection|database system is (starting up|in recovery mode|shutting down|not yet accepting)|the database system is|Client has encountered a connection error|timeout (exceeded )?when trying to connect|server closed the connection/;

interface Running {
  readonly process: ChildProcess;
  readonly port: number;
  readonly ended: Promise<{ pid: number; signal: string }>;
}

export class Servers {
  /** The process ids of those that were killed, and the signals by which they ended. */
  readonly killed: { pid: number; signal: string }[] = [];
  /** What was written down as an error and has nothing to do with the kills; each sort once, with its first words. */
  readonly faults = new Map<string, string>();
  /** Rejects when a server falls by itself, or does not stand again. */
  readonly fallen: Promise<never>;
  readonly #databaseUrl: string;
  readonly #running: Running[] = [];
  readonly #doomed = new WeakSet<ChildProcess>();
  #fall: (cause: Error) => void = () => {};
  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
    this.fallen = new Promise((_, reject) => (this.#fall = reject));
    // Heard by whoever races with it; before that nobody is there to hear.
    this.fallen.catch(() => undefined);
  }

  async start(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) this.#running.push(await this.#startOne(0));
  }

  /** Where the nth listens; it may be down at this moment. */
  address(nth: number): string {
    return `http://127.0.0.1:${this.#running[nth]?.port ?? 0}`;
  }

  /** Kills the nth with -9 and begins to start it again at the same port. Resolves when it is dead; the promise within when it stands again. */
  async kill(nth: number): Promise<{ stands: Promise<void> }> {
    const server = this.#running[nth];
    if (server === undefined) throw new Error('no server');
    this.#doomed.add(server.process);
    server.process.kill('SIGKILL');
    this.killed.push(await server.ended);
    return { stands: this.#startOne(server.port).then((fresh) => void (this.#running[nth] = fresh), this.#fall) };
  }

  close(): void {
    for (const { process: server } of this.#running) {
      this.#doomed.add(server);
      server.kill('SIGKILL');
    }
  }

  async #startOne(port: number): Promise<Running> {
    let said = '';
    for (let failed = 0; failed < mostFailedStarts; failed += 1) {
      const tried = await this.#tryOnce(port);
      if (tried.running !== undefined) return tried.running;
      said = tried.said;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`a server did not start ${mostFailedStarts} times in a row; the last one said:\n${said}`);
  }

  async #tryOnce(port: number): Promise<{ running?: Running; said: string }> {
    const started = spawn(process.execPath, ['test/drills/server-process.ts', this.#databaseUrl, String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    let isStanding = false;
    let rest = '';
    started.stderr?.on('data', (chunk) => {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        if (lines.length > lastLines) lines.shift();
        // A server that cannot reach its database says so and ends: that is tried again.
        if (isStanding) this.#note(line);
      }
    });
    const ended = new Promise<{ pid: number; signal: string }>((resolve) => {
      started.on('exit', (code, signal) => {
        if (isStanding && !this.#doomed.has(started)) this.#fall(new Error(`a server ended by itself (${signal ?? code}); it said:\n${lines.join('\n')}`));
        resolve({ pid: started.pid ?? 0, signal: signal ?? `code ${code}` });
      });
    });
    const bound = new Promise<number>((resolve) => {
      started.stdout?.on('data', (chunk) => {
        const match = /ready (\d+)/.exec(String(chunk));
        if (match?.[1] !== undefined) resolve(Number(match[1]));
      });
    });
    const outcome = await Promise.race([bound, ended]);
    if (typeof outcome !== 'number') return { said: lines.join('\n') };
    isStanding = true;
    return { running: { process: started, port: outcome, ended }, said: '' };
  }

  #note(line: string): void {
    if (!line.includes('"level":"error"') || ofKilledDatabase.test(line)) return;
    const { what = line, cause = '' } = parsed(line);
    this.faults.set(`${what}: ${cause.split('\n')[0] ?? ''}`, line.slice(0, 2000));
  }
}

function parsed(line: string): { what?: string; cause?: string } {
  try {
    return JSON.parse(line) as { what?: string; cause?: string };
  } catch {
    // Cut off by the kill, or no line of ours: the words as they are.
    return {};
  }
}
