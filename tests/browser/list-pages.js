// Fetches every page once and writes out/pages.json, so that all specs test the same list.
import { mkdirSync, writeFileSync } from 'node:fs';

// Pages that the sitemap leaves out, with the status that each must answer.
const UNLISTED = [
  { path: '/about/components', expected: 200 },
  { path: '/search?q=余额', expected: 200 },
  { path: '/search?q=电饭煲', expected: 200 },
  { path: '/find?need=balance', expected: 200 },
  { path: '/card/dates?applied=2026-12-24', expected: 200 },
  { path: '/card/dates?applied=2026-02-30', expected: 200 },
  { path: '/card/offices?town=龙华镇', expected: 200 },
  { path: '/card/offices?town=不知道的地方', expected: 200 },
  { path: '/plan?town=水口&who=adult&day=2026-12-24', expected: 200 },
  { path: '/plan?town=龙华镇&day=2026-02-30', expected: 200 },
  { path: '/no-such-page', expected: 404 },
  { path: '/hant/search?q=餘額', expected: 200 },
  { path: '/hant/plan?town=水口&who=adult&day=2026-12-24', expected: 200 },
  { path: '/hant/no-such-page', expected: 404 },
];
// Pages in traditional characters have the structure of the simplified ones.
const TRADITIONAL = /^\/hant(?=\/)/;
const FORM_PAGE = /^\/card\/(offices|dates|documents)$/;
const SECTION_PAGE = /^\/(hotlines|offline|online|card|tips)\/[^/]+$/;

const origin = process.env.ORIGIN;
const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text();
const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => ({
  path: decodeURI(new URL(address).pathname),
  expected: 200,
  listed: true,
}));
if (listed.length === 0) throw new Error(`${origin}/sitemap.xml lists no page`);

const parents = new Set(listed.map(({ path }) => path.slice(0, path.lastIndexOf('/'))).filter(Boolean));
const pages = [];
for (const page of [...listed, ...UNLISTED]) {
  const response = await fetch(origin + page.path);
  const html = await response.text();
  pages.push({
    listed: false,
    ...page,
    status: response.status,
    traditional: TRADITIONAL.test(page.path),
    pattern: named(page, patternOf),
    template: named(page, templateOf),
    title: html.match(/<title>([^<]*)<\/title>/)?.[1] ?? '',
    length: html.length,
  });
}
mkdirSync(new URL('out/', import.meta.url), { recursive: true });
writeFileSync(new URL('out/pages.json', import.meta.url), JSON.stringify(pages, null, 1));
console.log(`${pages.length} pages with ${new Set(pages.map((page) => page.pattern)).size} URL patterns`);

// The same name for a page in either writing, and the writing.
function named(page, nameOf) {
  const simplified = nameOf({ ...page, path: page.path.replace(TRADITIONAL, '') });
  return TRADITIONAL.test(page.path) ? `${simplified} in traditional characters` : simplified;
}

// Pages whose paths differ only in the last segment share a pattern; a top-level page has its own.
function patternOf({ path, listed }) {
  if (!listed) return path;
  const slash = path.lastIndexOf('/');
  return slash > 0 ? `${path.slice(0, slash)}/*` : path;
}

// Pages rendered from the same template, whichever guide they belong to.
function templateOf(page) {
  const { path, listed } = page;
  if (!listed) return path.split('?')[0];
  if (FORM_PAGE.test(path)) return path;
  if (SECTION_PAGE.test(path)) return 'section';
  if (path.lastIndexOf('/') > 0) return patternOf(page);
  return SECTION_PAGE.test(`${path}/x`) && parents.has(path) ? 'guide' : path;
}
