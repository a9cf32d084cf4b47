import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { CHANNELS, directChannelId, USERS } from '../../../src/sandbox/slack/workspace.ts';
import { isChromiumAbsent, launchChromium } from '../../support/chromium.ts';
import { everyInputView, everyMessageBlock, plainTable } from './every-block.ts';
import { SECRET, startSmallBoltApp, TOKEN } from './small-bolt-app.ts';
import { callApi } from './web-api-call.ts';

const absent = isChromiumAbsent();

let browser: Browser;
let slack: LocalSlack;
let bot: { url: string; stop: () => Promise<void> };
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (!absent) browser = await launchChromium();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  if (absent) return;
  slack = await startLocalSlack({
    signingSecret: SECRET,
    botToken: TOKEN,
    shortcuts: [{ callbackId: 'size_service', name: 'Size a service', kind: 'global' }],
  });
  bot = await startSmallBoltApp(slack.apiUrl);
  slack.setBotUrl(bot.url);
  page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(5000);
  await page.goto(slack.url);
});

afterEach(async () => {
  if (absent) return;
  await page.close();
  await bot.stop();
  await slack.close();
  expect(complaints).toEqual([]);
});

async function type(text: string): Promise<void> {
  await page.getByLabel('Message or /fargate …').fill(text);
  await page.keyboard.press('Enter');
}

/** Every string that a reader is meant to see, from the fields that carry words. */
function wordsOf(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => wordsOf(item, name));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([field, inner]) => wordsOf(inner, field));
  const shown = [
    'text',
    'alt_text',
    'caption',
    'title',
    'label',
    'name',
    'categories',
    'x_label',
    'y_label',
    'author_name',
    'provider_name',
  ];
  return typeof value === 'string' && shown.includes(name) ? [value] : [];
}

/** The words without the marks that mrkdwn and Markdown turn into form, and without emoji shortcodes and dates. */
function bare(text: string): string[] {
  return text
    .replace(/<!date[^>]*>|:[a-z_]+:/g, '\n')
    .replace(/<[^|>]+\|([^>]+)>/g, '$1')
    .split(/[*_~`#|\n]+|^- |---/)
    .map((part) => part.replace(/^- /, '').trim())
    .filter((part) => /\p{L}|\p{N}/u.test(part));
}

/** Everything the page says, in text, in attributes that are read out, and in fields. */
async function saidIn(selector: string): Promise<string> {
  return page.locator(selector).evaluate((root) => {
    const parts = [root.textContent ?? ''];
    for (const node of root.querySelectorAll('*')) {
      for (const name of ['placeholder', 'aria-label', 'alt', 'title', 'label'])
        parts.push(node.getAttribute(name) ?? '');
      if (node instanceof HTMLOptionElement) parts.push(node.textContent ?? '');
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
    }
    return parts.join('\n');
  });
}

describe.skipIf(absent)('the page of the local Slack', () => {
  it('says that all of it is sample data', async () => {
    await expect(page.getByRole('note').textContent()).resolves.toContain('Sample data - nothing here is real');
  });

  it('takes a command, shows the answer to its asker, shares it and opens a form that can be filled', async () => {
    await page.getByLabel('Message or /fargate …').pressSequentially('/fa');
    await page.getByRole('option', { name: /size <service>/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('size my-service');
    await page.keyboard.press('Enter');
    const answer = page.locator('.message.ephemeral');
    await answer.getByText('Save $41 a month').waitFor();
    await answer.getByText('Only visible to you').waitFor();

    await answer.getByRole('button', { name: 'Change…' }).click();
    const form = page.getByRole('dialog', { name: 'Change the size' });
    await form.getByRole('button', { name: 'Size it' }).click();
    await form.getByText('Please complete this required field.').waitFor();
    await form.getByLabel('Service').fill('nope');
    await form.getByRole('button', { name: 'Size it' }).click();
    await form.getByText('No such service.').waitFor();
    await form.getByLabel('Service').fill('api');
    await form.getByLabel('Goal').selectOption('cost');
    await form.getByLabel('Cluster').fill('prod');
    await form.getByRole('option', { name: 'prod' }).click();
    await form.getByRole('button', { name: 'Size it' }).click();
    await form.waitFor({ state: 'detached' });
    await slack.waitFor(() => slack.messages(directChannelId(USERS.member)).length === 1);

    await answer.getByRole('button', { name: 'Share to channel' }).click();
    await page.getByText('Shared by @Kim Minseo: $41 a month').waitFor();
    expect(await page.locator('.message.ephemeral').count()).toBe(0);
    expect(slack.messages(directChannelId(USERS.member)).map((message) => message.text)).toEqual([
      'api on prod for cost',
    ]);
  });

  it('pushes a second form, goes back, and keeps what was typed', async () => {
    await type('/fargate form');
    const first = page.getByRole('dialog', { name: 'Size a service' });
    await first.getByLabel('Service').fill('more');
    await first.getByRole('button', { name: 'Size it' }).click();
    await page.getByRole('dialog', { name: 'One more' }).getByRole('button', { name: 'Back' }).click();

    expect(await first.getByLabel('Service').inputValue()).toBe('more');
    await page.keyboard.press('Escape');
    await first.waitFor({ state: 'detached' });
  });

  it('opens the Home tab, a thread, a shortcut, and acts as somebody else', async () => {
    await slack.say(`<@${USERS.bot}> why?`, { user: USERS.american });
    await page.getByRole('button', { name: '1 reply' }).click();
    await page.getByRole('complementary', { name: 'Thread' }).getByText('You called?').waitFor();

    await page.getByRole('button', { name: 'Fargate Advisor home' }).click();
    await page.getByRole('heading', { name: 'Fargate Advisor at home' }).waitFor();
    await page.getByRole('button', { name: 'platform', exact: true }).click();
    await page.getByRole('button', { name: 'Size a service' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();

    await page.getByLabel('Act as').selectOption(USERS.stranger);
    // The page is the stranger's once a channel that they are not in is gone; what is typed before may be lost.
    await page.getByRole('button', { name: 'random' }).waitFor({ state: 'detached' });
    await type('/fargate size api');
    await slack.waitFor(() => slack.messages(CHANNELS.platform, USERS.stranger).length > slack.messages().length);
  });

  it('shows every text of a block of every type', async () => {
    const messages = [everyMessageBlock(), plainTable()];
    for (const blocks of messages)
      expect(
        await callApi(slack, 'chat.postMessage', { channel: CHANNELS.platform, text: 'all', blocks }),
      ).toMatchObject({ ok: true });
    await page.getByText('rich cell').waitFor();

    const said = await saidIn('.main .timeline');

    expect(
      wordsOf(messages)
        .flatMap(bare)
        .filter((words) => !said.includes(words)),
    ).toEqual([]);
    expect(said).not.toContain('cannot draw');
  });

  it('shows every text of a form with an input of every kind', async () => {
    const view = everyInputView();
    const { triggerId } = await slack.runCommand('/fargate ack');
    await callApi(slack, 'views.open', { trigger_id: triggerId, view });
    await page.getByRole('dialog', { name: 'Every input' }).waitFor();

    const said = await saidIn('dialog');

    expect(
      wordsOf(view)
        .flatMap(bare)
        .filter((words) => !said.includes(words)),
    ).toEqual([]);
    expect(said).not.toContain('cannot draw');
  });

  it('draws numbers of a data table in the order asked for, page by page', async () => {
    const table = everyMessageBlock().filter((block) => block.type === 'data_table');
    await callApi(slack, 'chat.postMessage', { channel: CHANNELS.platform, text: 't', blocks: table });
    const names = () => page.locator('.data-table tbody tr:visible th').allTextContents();
    await page.getByRole('button', { name: 'Saving' }).click();
    const lowest = await names();

    await page.getByRole('button', { name: 'Saving' }).click();
    const highest = await names();
    await page.getByRole('button', { name: 'Next' }).click();

    expect([lowest, highest, await names()]).toEqual([['beta', 'alpha'], ['gamma', 'alpha'], ['beta']]);
  });

  it('asks before it does what the app wants confirmed', async () => {
    const confirm = {
      title: { type: 'plain_text', text: 'Really?' },
      text: { type: 'mrkdwn', text: 'This *writes*' },
      confirm: { type: 'plain_text', text: 'Do it' },
      deny: { type: 'plain_text', text: 'Leave it' },
    };
    const button = {
      type: 'button',
      action_id: 'share',
      value: 'v',
      text: { type: 'plain_text', text: 'Write' },
      confirm,
    };
    await callApi(slack, 'chat.postMessage', {
      channel: CHANNELS.platform,
      text: 'a',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const press = () => page.getByRole('button', { name: 'Write' }).click();
    await press();
    await page.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'Leave it' }).click();
    const answers = () => slack.calls.filter((call) => call.method === 'response_url').length;
    const before = answers();
    await press();
    await page.getByRole('button', { name: 'Do it' }).click();

    await page.getByText('Shared by @Kim Minseo').waitFor();
    expect([before, answers()]).toEqual([0, 1]);
  });

  it('never turns text into markup, and follows no script address', async () => {
    const text = '<img src=x onerror=alert(1)> <javascript:alert(1)|click> <!channel> &lt;!channel&gt; *bold*';
    await callApi(slack, 'chat.postMessage', { channel: CHANNELS.platform, text });
    const message = page.locator('.message-body').last();
    await message.getByText('bold').waitFor();

    expect(await message.locator('img, a').count()).toBe(0);
    expect(await message.locator('.mention').allTextContents()).toEqual(['@channel']);
    expect(await message.textContent()).toContain('<!channel>');
  });

  it('fits a telephone: nothing scrolls sideways and the channels open from a menu', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await callApi(slack, 'chat.postMessage', { channel: CHANNELS.platform, text: 'all', blocks: everyMessageBlock() });
    await page.getByText('A task alone').waitFor();

    const width = await page.evaluate(() =>
      Math.max(
        document.documentElement.scrollWidth,
        document.querySelector('.main')?.scrollWidth ?? 0,
        document.querySelector('.timeline')?.scrollWidth ?? 0,
      ),
    );
    await page.getByRole('button', { name: 'Show channels' }).click();
    await page.getByRole('button', { name: 'random' }).click();

    await page.getByRole('heading', { name: '#random' }).waitFor();
    expect(width).toBe(390);
  });
});
