// Gathers what is wrong with one page and fails with all of it at once: page, element, what, and every place it was seen.
export class Faults {
  #seen = new Map();

  constructor(path) {
    this.path = path;
  }

  add(where, ...whats) {
    for (const what of whats.flat()) {
      if (!this.#seen.has(what)) this.#seen.set(what, new Set());
      this.#seen.get(what).add(where);
    }
  }

  expectNone() {
    const lines = [...this.#seen].map(([what, places]) => `${this.path} (${[...places].join(', ')}): ${what}`);
    expectNone(lines);
  }
}

export function expectNone(faults) {
  if (faults.length === 0) return;
  const shown = faults.slice(0, 60);
  const more = faults.length > shown.length ? `\n… and ${faults.length - shown.length} more` : '';
  const error = new Error(`${faults.length} fault(s)\n${shown.join('\n')}${more}`);
  error.stack = error.message;
  throw error;
}
