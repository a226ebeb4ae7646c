import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

// A server of a test's own, which it may stop. Gives its address and the way to stop it.
export async function ownServer({ now, port = 0 }) {
  const server = spawn(process.env.BIN, ['--listen', `127.0.0.1:${port}`, '--now', now], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  return { origin: line.replace('listening on ', ''), stop };
}
