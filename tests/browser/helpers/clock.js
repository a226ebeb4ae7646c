// The moment the server is frozen at; the browser must read the same clock, or live states look expired.
export const NOW = process.env.NOW ?? '2026-11-23T10:00:00+08:00';

// Runs inside the page. Only Date: the paint timeline must stay real.
export function freezeDate(now) {
  const Real = Date;
  const moment = new Real(now).getTime();
  globalThis.Date = class Date extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(moment);
      else super(...parts);
    }
    static now() {
      return moment;
    }
  };
}
