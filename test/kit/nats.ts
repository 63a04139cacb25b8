/** A real NATS server for a test, where the machine has one (Debian: `nats-server`). */
import { execFileSync, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

export const hasNats = ((): boolean => {
  try {
    execFileSync('nats-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Resolves when it listens. */
export async function startNats(port: number): Promise<{ url: string; kill(): Promise<void> }> {
  const server = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((ready, fail) => {
    server.stderr.on('data', (chunk) => {
      if (String(chunk).includes('Server is ready')) ready();
    });
    server.once('exit', (code) => fail(new Error(`nats-server ended (${code})`)));
  });
  return {
    url: `nats://127.0.0.1:${port}`,
    kill: () => {
      server.kill('SIGKILL');
      return ended;
    },
  };
}
