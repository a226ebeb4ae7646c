// The moment at which the server's clock is frozen. The browser must have the same time, or live statuses look expired.
export const NOW = process.env.NOW ?? '2026-11-23T10:00:00+08:00';

// Runs inside the page. Date starts at `now` and keeps running: code that waits for it to advance must not hang.
export function shiftDate(now) {
  const RealDate = Date;
  const offset = new RealDate(now).getTime() - RealDate.now();
  globalThis.Date = class Date extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + offset);
      else super(...args);
    }
    static now() {
      return RealDate.now() + offset;
    }
  };
}
