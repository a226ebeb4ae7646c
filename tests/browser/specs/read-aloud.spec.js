// Reading aloud, with a voice that says nothing: the test sees what it was given and says when a sentence has ended.
import { expect } from '@playwright/test';
import { isolatedTest as test } from '../helpers/test.js';

// Replaces the browser's voices. `speech.said` has every utterance, `speech.end()` ends the one that is being said.
function fakeVoices(voices) {
  const speech = (globalThis.speech = { said: [], cancelled: 0, current: null });
  speech.end = () => {
    const ended = speech.current;
    speech.current = null;
    ended.onend();
  };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  const synth = {
    voices: voices.map((lang) => ({ lang })),
    getVoices: () => synth.voices,
    cancel: () => {
      if (speech.current) speech.cancelled += 1;
      speech.current = null;
    },
    speak: (utterance) => {
      speech.current = utterance;
      speech.said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate });
    },
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synth });
}

const open = async (page, context, path, voices = ['en-US', 'zh_CN']) => {
  await context.addInitScript(fakeVoices, voices);
  await page.goto(path);
};
const button = (page, name) => page.getByRole('button', { name, exact: true });
const said = (page) => page.evaluate(() => globalThis.speech.said.map(({ text }) => text));
const end = (page) => page.evaluate(() => globalThis.speech.end());
const readToTheEnd = async (page) => {
  await page.evaluate(() => {
    while (globalThis.speech.current) globalThis.speech.end();
  });
  return said(page);
};

test('without a Chinese voice nothing is shown, and when one comes late the button is', async ({ page, context }) => {
  await open(page, context, '/online/wechat', ['en-US']);
  await expect(button(page, '朗读')).toHaveCount(0);
  await page.evaluate(() => {
    globalThis.speechSynthesis.voices.push({ lang: 'zh-CN' });
    globalThis.speechSynthesis.onvoiceschanged();
  });
  await expect(button(page, '朗读')).toHaveCount(1);
  await expect(button(page, '停止')).toHaveCount(0);
});

test('it reads the question, the answer and the steps in order, and no marks, menus or pictures', async ({ page, context }) => {
  await open(page, context, '/online/wechat');
  await button(page, '朗读').click();
  const [question, answer, ...rest] = await readToTheEnd(page);
  expect(question).toBe(await page.locator('h1').textContent());
  expect(answer).toContain('粤省事');
  const steps = rest.filter((text) => /^第\d步，/.test(text));
  expect(steps.map((text) => text.slice(0, 4))).toEqual(['第1步，', '第2步，', '第3步，', '第4步，']);
  const all = rest.join('\n');
  for (const silent of ['推算', '存疑', '示意图', '复制', '发给家人', '上一篇', '下一篇']) {
    expect(all).not.toContain(silent);
  }
});

test('it reads every paper to bring in order', async ({ page, context }) => {
  await open(page, context, '/card/documents/minor');
  await button(page, '朗读').click();
  const all = (await readToTheEnd(page)).join('\n');
  const papers = await page.locator('.papers li b').allTextContents();
  expect(papers.length).toBeGreaterThan(1);
  const places = papers.map((paper) => all.indexOf(paper.trim()));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

test('pausing goes on from the same sentence, and stopping begins anew', async ({ page, context }) => {
  await open(page, context, '/online/wechat');
  await button(page, '朗读').click();
  await end(page);
  await button(page, '暂停').click();
  expect(await page.evaluate(() => globalThis.speech.current)).toBeNull();
  await button(page, '继续').click();
  let [first, second, third] = await said(page);
  expect(third).toBe(second);
  await button(page, '停止').click();
  await expect(button(page, '朗读')).toBeFocused();
  await button(page, '朗读').click();
  expect((await said(page)).at(-1)).toBe(first);
});

test('the pace is applied at once and remembered', async ({ page, context }) => {
  await open(page, context, '/online/wechat');
  await button(page, '朗读').click();
  await button(page, '语速：正常').click();
  const rates = () => page.evaluate(() => globalThis.speech.said.map(({ rate }) => rate));
  expect(await rates()).toEqual([1, 1.25]);
  await page.reload();
  await button(page, '朗读').click();
  await button(page, '语速：快').click();
  expect(await rates()).toEqual([1.25, 0.75]);
});

test('what is read is outlined, and nothing once it has ended', async ({ page, context }) => {
  await open(page, context, '/online/wechat');
  await button(page, '朗读').click();
  await expect(page.locator('h1')).toHaveCSS('outline-style', 'solid');
  await end(page);
  await expect(page.locator('h1')).toHaveCSS('outline-style', 'none');
  await expect(page.locator('.answer')).toHaveCSS('outline-style', 'solid');
  await readToTheEnd(page);
  expect(await page.locator('main [style*=outline]').evaluateAll((all) => all.filter((it) => it.style.outline).length)).toBe(0);
  await expect(button(page, '朗读')).toHaveCount(1);
});

test('it stops when the page is left', async ({ page, context }) => {
  await open(page, context, '/online/wechat');
  await button(page, '朗读').click();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await page.evaluate(() => globalThis.speech.current)).toBeNull();
  await expect(button(page, '朗读')).toHaveCount(1);
});

test('a page in traditional characters is read in Cantonese where there is such a voice', async ({ page, context }) => {
  await open(page, context, '/hant/hotlines', ['zh-CN', 'zh-TW', 'yue-HK']);
  await button(page, '朗讀').click();
  const all = (await readToTheEnd(page)).join('\n');
  expect(await page.evaluate(() => globalThis.speech.said[0].lang)).toBe('yue-HK');
  expect(all).toContain('零七五二，一二三三三');
  expect(all).toMatch(/9點到12點/);
});

test('phone numbers and times are read as people say them', async ({ page, context }) => {
  await open(page, context, '/hotlines');
  await button(page, '朗读').click();
  const all = (await readToTheEnd(page)).join('\n');
  expect(all).toContain('零七五二，幺二三三三');
  expect(all).toMatch(/9点到12点/);
  expect(all).not.toMatch(/\d{5}|\d:\d\d|\d–\d/);
});
