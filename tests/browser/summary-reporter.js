import { appendFileSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';

const MAX_ERROR_LINES = 70;

// Prints a dot for each test, the message of each failure, and the time each file took. Appends the counts to
// out/counts, where the run script adds them up.
export default class SummaryReporter {
  passed = 0;
  failures = [];
  durations = new Map();

  onTestEnd(test, result) {
    if (result.status === 'skipped') return;
    const spec = basename(test.location.file, '.spec.js');
    this.durations.set(spec, (this.durations.get(spec) ?? 0) + result.duration);
    const passed = result.status === test.expectedStatus;
    if (passed) this.passed += 1;
    else this.failures.push({ test, result });
    process.stdout.write(passed ? '.' : 'F');
  }

  onError(error) {
    this.failures.push({ result: { errors: [error] } });
  }

  onEnd() {
    process.stdout.write('\n');
    for (const { test, result } of this.failures) {
      const title = test ? test.titlePath().filter(Boolean).slice(1).join(' › ') : 'outside any test';
      console.log(`\nFAILED ${title}`);
      for (const error of result.errors) console.log(shorten(error.stack ?? error.message ?? error.value));
    }
    console.log([...this.durations].map(([spec, ms]) => `${spec} ${Math.round(ms / 1000)} s`).join(', '));
    const out = new URL('out/', import.meta.url);
    mkdirSync(out, { recursive: true });
    appendFileSync(new URL('counts', out), `${this.passed} ${this.failures.length}\n`);
  }
}

// Playwright prints the whole text of a page as the received value.
function shorten(text = '') {
  const withoutColor = text.replace(/\u001b\[[0-9;]*m/g, '');
  return withoutColor
    .split('\n')
    .filter((line) => line.trim())
    .slice(0, MAX_ERROR_LINES)
    .join('\n');
}
