// Asks the server for its pages once, so that every spec sees the same list.
import { mkdirSync, writeFileSync } from 'node:fs';
import { familyOf, kindOf } from './helpers/kind.js';
import { UNLISTED } from './helpers/unlisted.js';

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
    kind: kindOf(page),
    family: familyOf(page, parents),
    title: html.match(/<title>([^<]*)<\/title>/)?.[1] ?? '',
    length: html.length,
  });
}
mkdirSync(new URL('out/', import.meta.url), { recursive: true });
writeFileSync(new URL('out/census.json', import.meta.url), JSON.stringify({ origin, pages }, null, 1));
console.log(`${pages.length} pages of ${new Set(pages.map((page) => page.kind)).size} kinds`);
