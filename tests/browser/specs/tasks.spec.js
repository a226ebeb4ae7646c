import { expect } from '@playwright/test';
import { newContext, test } from '../helpers/test.js';

const MOST_TAPS = 4;

const open = (name) => (page) => page.locator('main').getByRole('link', { name, exact: false }).first().click();
const fill = (label, text) => (page) => page.getByLabel(label).fill(text);
const choose = (label, option) => (page) => page.getByLabel(label).selectOption(option);
const press = (name) => (page) => page.getByRole('button', { name }).click();

const sheetOf = (town, who) => [
  open('一张纸'),
  fill('住在哪个镇、街道？', town),
  choose('给谁办？', who),
  press('做这张纸'),
];

// What somebody comes with, the taps from the home page, and the words that make the answer complete.
const TASKS = [
  ['惠东平山的儿子，17岁，在读书', sheetOf('平山', 'minor'), ['惠东县', '户口簿', '身份证', '12月1日']],
  ['忘了官网密码', [open('管好官网密码')], ['忘了密码', '操作说明', '我忘了社保局官网的登录密码']],
  ['港澳台身份证的初始密码', [open('管好官网密码')], ['左右括号各算一位', '456(7)']],
  ['卡丢了', [open('我的情况'), open('卡丢了')], ['0752-2890770', '我的社保卡丢了', '余额照样能查']],
  ['孩子刚出生', [open('我的情况'), open('刚出生的孩子')], ['户口簿', '我家孩子刚出生', '没有查到']],
  ['妈妈70岁，低保，住在园洲', sheetOf('园洲', 'low-income'), ['博罗县', '最低生活保障金领取证', '农业银行']],
  ['从东莞搬来', [open('外地医保转入惠州')], ['社保转移', '粤省事', '要带什么材料']],
  ['刚退伍', [open('我的情况'), open('当过兵')], ['退伍或转业证件', '带哪一本证']],
  ['25日才想起来', [open('我的情况'), open('错过了24日')], ['下月1日再办', '下一个月起能用']],
  ['交明年的钱', [open('怎么交钱')], ['12月31日前交', '粤税通', '农业银行', '没有查到']],
  ['家庭缴费代码', [open('家庭缴费代码')], ['户主的姓名和身份证号', '原文没写']],
  ['爸爸是农村户口', [open('我的情况'), open('农村户口')], ['城里、农村都算', '带什么', '我是农村户口']],
];

for (const [task, taps, words] of TASKS)
  test(`${task}: answered within ${MOST_TAPS} taps from the home page of a phone`, async ({ browser, baseURL }) => {
    expect(taps.length).toBeLessThanOrEqual(MOST_TAPS);
    const context = await newContext(browser, { baseURL, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto('/');
    for (const tap of taps) await tap(page);
    for (const text of words) await expect(page.locator('main')).toContainText(text);
    await expect(page.locator('a[href="tel:+8675212333"]').first()).toBeAttached();
    await context.close();
  });
