// Collects everything that is wrong with one page and fails once with the whole list. A violation found under several
// conditions (widths, colour schemes) is listed once, with all of them.
export class Violations {
  #conditions = new Map();

  constructor(path) {
    this.path = path;
  }

  add(condition, ...violations) {
    for (const violation of violations.flat()) {
      if (!this.#conditions.has(violation)) this.#conditions.set(violation, new Set());
      this.#conditions.get(violation).add(condition);
    }
  }

  expectNone() {
    expectNoViolations(
      [...this.#conditions].map(
        ([violation, conditions]) => `${this.path} (${[...conditions].join(', ')}): ${violation}`,
      ),
    );
  }
}

export function expectNoViolations(violations) {
  if (violations.length === 0) return;
  const listed = violations.slice(0, 60);
  const rest = violations.length > listed.length ? `\n… and ${violations.length - listed.length} more` : '';
  const error = new Error(`${violations.length} violation(s)\n${listed.join('\n')}${rest}`);
  // The stack would only point here.
  error.stack = error.message;
  throw error;
}
