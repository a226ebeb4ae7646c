// Pages that the sitemap leaves out, with the status each must answer.
export const UNLISTED = [
  { path: '/about/components', expected: 200 },
  { path: '/search?q=余额', expected: 200 },
  { path: '/search?q=电饭煲', expected: 200 },
  { path: '/find?need=balance', expected: 200 },
  { path: '/card/dates?applied=2026-12-24', expected: 200 },
  { path: '/card/dates?applied=2026-02-30', expected: 200 },
  { path: '/card/offices?town=龙华镇', expected: 200 },
  { path: '/card/offices?town=不知道的地方', expected: 200 },
  { path: '/no-such-page', expected: 404 },
];
