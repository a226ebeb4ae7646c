// The moment the server is frozen at; the browser must read the same clock, or live states look expired.
export const NOW = process.env.NOW ?? '2026-11-23T10:00:00+08:00';

// Runs inside the page. Its clock starts at that moment and goes on: who waits for Date to pass must not wait for ever.
export function setDate(now) {
  const Real = Date;
  const shift = new Real(now).getTime() - Real.now();
  globalThis.Date = class Date extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + shift);
      else super(...parts);
    }
    static now() {
      return Real.now() + shift;
    }
  };
}
