// Adds up what each part counted; a part that counted nothing has not run, and that is a failure.
import { readFileSync } from 'node:fs';

const counts = readFileSync(new URL('out/counts', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number));
const [passed, failed] = counts.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
