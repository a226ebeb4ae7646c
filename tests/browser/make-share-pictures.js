// Draws the pictures that WeChat and other programs show beside a shared link: one for the home page and one for each
// guide, in both writings, each with the question of its page. Run it when a question changes:
//   ORIGIN=http://127.0.0.1:8080 OUT=static node tests/browser/make-share-pictures.js
// Each picture says in a text chunk "Title" which question it shows. Same pages, browser and fonts: same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './helpers/chromium.js';

const WIDTH = 1200;
const HEIGHT = 630;
const LARGEST_FILE = 60 * 1024;
const COLORS = 64;
const BYTES_PER_PIXEL = { 2: 3, 6: 4 };

// The drawings left and right of the card.
const PICTURES = [
  { guide: 'home', path: '/', glyphs: ['search', 'card'] },
  { guide: 'hotlines', path: '/hotlines', glyphs: ['call', 'keypad'] },
  { guide: 'offline', path: '/offline', glyphs: ['counter', 'kiosk'] },
  { guide: 'online', path: '/online', glyphs: ['phone', 'browser'] },
  { guide: 'card', path: '/card', glyphs: ['form', 'card'] },
  { guide: 'tips', path: '/tips', glyphs: ['clipboard', 'clinic'] },
];
const WRITINGS = [
  { prefix: '', suffix: '', font: 'Noto Sans CJK SC' },
  { prefix: '/hant', suffix: '-hant', font: 'Noto Sans CJK HK' },
];

const origin = process.env.ORIGIN;
const folder = process.env.OUT;
if (!origin || !folder) throw new Error('set ORIGIN to a running server and OUT to a folder');
const template = (name) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8');
const sprite = template('glyphs.svg');
const mark = template('mark.svg');

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM_PATH,
  args: [...CHROMIUM_ARGS, '--disable-lcd-text', '--font-render-hinting=none', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 1 });
  await page.goto(new URL('share-picture.html', import.meta.url).href);
  const devtools = await page.context().newCDPSession(page);
  for (const { prefix, suffix, font } of WRITINGS) {
    // Each page's stripe has a second sentence of its own; the first one is the site's.
    const { disclaimer } = await read(page, `${prefix}/`);
    for (const { guide, path, glyphs } of PICTURES) {
      const { language, name, phrases } = await read(page, prefix + path);
      const drawn = await page.evaluate((data) => draw(data), { language, name, disclaimer, phrases, glyphs, sprite, mark });
      await expectFont(devtools, font);
      const title = phrases.join('');
      const png = withPalette(await page.screenshot(), title, language);
      if (png.length > LARGEST_FILE) throw new Error(`${guide}${suffix} has ${png.length} bytes`);
      writeFileSync(join(folder, `share-${guide}${suffix}.png`), png);
      console.log(`share-${guide}${suffix}.png ${png.length} bytes, ${drawn.size} px: ${drawn.lines.join(' | ')}`);
    }
  }
} finally {
  await browser.close();
}

// What a page of the site says of itself; the phrases of its question end at <wbr>.
async function read(page, path) {
  const response = await fetch(origin + path);
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  const found = await page.evaluate((html) => {
    const site = new DOMParser().parseFromString(html, 'text/html');
    for (const hint of site.querySelectorAll('h1 wbr')) hint.replaceWith('|');
    return {
      language: site.documentElement.lang,
      name: site.querySelector('meta[property="og:site_name"]')?.content,
      disclaimer: site.querySelector('.stripe span')?.textContent.trim().replace(/。$/, ''),
      phrases: site.querySelector('h1')?.textContent.trim().split('|'),
    };
  }, await response.text());
  for (const [key, value] of Object.entries(found)) if (!value?.length) throw new Error(`${path} has no ${key}`);
  return found;
}

// Another font would draw other letter forms, and other bytes.
async function expectFont(devtools, expected) {
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.name, .stripe, .question' });
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    const other = fonts.find(({ familyName }) => familyName !== expected);
    if (other || fonts.length === 0) throw new Error(`drawn in ${other?.familyName}, not ${expected}`);
  }
}

// The same picture in its most frequent colours, the others as the nearest of them, and with its title.
function withPalette(screenshot, title, language) {
  const pixels = decode(screenshot);
  const counts = new Map();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COLORS).map(([color]) => color);
  const indexOf = new Map([...counts.keys()].map((color) => [color, nearest(color, palette)]));
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) rows[y * (WIDTH + 1) + 1 + x] = indexOf.get(pixels[y * WIDTH + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    screenshot.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('iTXt', Buffer.from(`Title\0\0\0${language}\0\0${title}`)),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(color, palette) {
  const distance = (other) => channels(other).reduce((sum, value, index) => sum + (value - channels(color)[index]) ** 2, 0);
  let best = 0;
  for (let index = 1; index < palette.length; index += 1) {
    if (distance(palette[index]) < distance(palette[best])) best = index;
  }
  return best;
}

function channels(color) {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

// The colours of a PNG as Chromium writes it: eight bits for each channel, not interlaced.
function decode(png) {
  const parts = [];
  let bytes = 0;
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IHDR') bytes = BYTES_PER_PIXEL[data[9]];
    if (type === 'IDAT') parts.push(data);
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = WIDTH * bytes;
  if (raw.length !== HEIGHT * (stride + 1)) throw new Error('not the screenshot that was expected');
  const lines = Buffer.alloc(HEIGHT * stride);
  const pixels = new Uint32Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= bytes ? lines[at - bytes] : 0;
      const up = y > 0 ? lines[at - stride] : 0;
      const corner = x >= bytes && y > 0 ? lines[at - stride - bytes] : 0;
      lines[at] = raw[y * (stride + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
    for (let x = 0; x < WIDTH; x += 1) pixels[y * WIDTH + x] = lines.readUIntBE(y * stride + x * bytes, 3);
  }
  return pixels;
}

function paeth(left, up, corner) {
  const [byLeft, byUp, byCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
