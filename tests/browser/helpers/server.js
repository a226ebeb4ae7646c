import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

// Starts a separate server for a test that needs to stop it.
export async function startServer({ now, port = 0 }) {
  const server = spawn(process.env.BIN, ['--listen', `127.0.0.1:${port}`, '--now', now], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    exited.then((code) => reject(new Error(`the server exited with ${code}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await exited;
  };
  return { origin: line.replace('listening on ', ''), stop };
}
