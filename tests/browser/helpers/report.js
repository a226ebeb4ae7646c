import { appendFileSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';

// A quiet report: a dot for each test, each failure whole, and the counts for the closing line.
export default class Report {
  passed = 0;
  failures = [];
  spent = new Map();

  onTestEnd(test, result) {
    if (result.status === 'skipped') return;
    const spec = basename(test.location.file, '.spec.js');
    this.spent.set(spec, (this.spent.get(spec) ?? 0) + result.duration);
    const good = result.status === test.expectedStatus;
    if (good) this.passed += 1;
    else this.failures.push({ test, result });
    process.stdout.write(good ? '.' : 'F');
  }

  onError(error) {
    this.failures.push({ result: { errors: [error] } });
  }

  onEnd() {
    process.stdout.write('\n');
    for (const { test, result } of this.failures) {
      const where = test ? test.titlePath().filter(Boolean).slice(1).join(' › ') : 'outside any test';
      console.log(`\nFAILED ${where}`);
      for (const error of result.errors) console.log(plain(error.stack ?? error.message ?? error.value));
    }
    console.log([...this.spent].map(([spec, ms]) => `${spec} ${Math.round(ms / 1000)} s`).join(', '));
    const out = new URL('../out/', import.meta.url);
    mkdirSync(out, { recursive: true });
    appendFileSync(new URL('counts', out), `${this.passed} ${this.failures.length}\n`);
  }
}

function plain(text = '') {
  const words = text.replace(/\u001b\[[0-9;]*m/g, '');
  // A whole page's text as "received" buries the fault.
  return words.split('\n').filter((line) => line.trim()).slice(0, 70).join('\n');
}
