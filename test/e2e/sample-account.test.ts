import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecretMarker } from '../../src/sandbox/account/story.ts';
import { CHANNELS, USERS } from '../../src/sandbox/slack/workspace.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from '../cli/captured-run.ts';
import { CREDENTIALS, type Product, sampleAccountNow, startProductHere, textOf } from './product.ts';

const account = sampleAccountNow();
const HOME_REGION = 'ap-northeast-2';

describe('the sample account, asked in Slack', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProductHere({ account });
  });
  afterEach(() => {
    // Whatever the bot sent, Slack must have been able to take.
    expect(product.slack.refusals).toEqual([]);
  });
  afterAll(() => product?.close());

  const seenBy = (user: string, ts: string) => product.slack.messages(undefined, user).find((one) => one.ts === ts);

  const stories = account.services.map(({ region, clusterName, name, story }) => ({
    region,
    service: `${clusterName}/${name}`,
    story,
  }));

  it('has the stories that it promises', () => {
    expect(stories.length).toBeGreaterThanOrEqual(14);
  });

  it.each(stories)('answers $service: $story', async ({ service, region }) => {
    const elsewhere = region === HOME_REGION ? '' : ` --region ${region}`;
    const answer = await product.ask(`/fargate size ${service} --days 14${elsewhere}`);

    expect(answer).toMatchObject({ ephemeralTo: USERS.american });
    expect(answer.text.startsWith(`${service}: `)).toBe(true);
    expect(textOf(answer)).not.toContain('Reference:');
    expect(textOf(answer)).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it('explains and shares every story', async () => {
    for (const { service } of stories.filter(({ region }) => region === HOME_REGION)) {
      const { ts } = await product.ask(`/fargate size ${service} --days 7`);
      await product.slack.press({ actionId: 'size_why', user: USERS.american, messageTs: ts });
      await product.slack.waitFor(() =>
        /How the size was found|No size was computed/.test(
          JSON.stringify(product.slack.views(USERS.american).at(-1)?.view ?? ''),
        ),
      );
      await product.slack.closeView({ user: USERS.american, everything: true });
      await product.slack.press({ actionId: 'size_share', user: USERS.american, messageTs: ts });
      await product.slack.waitFor(() =>
        product.slack
          .messages(undefined, USERS.admin)
          .find(
            (message) => message.text.startsWith(`${service}: `) && textOf(message).includes(`<@${USERS.american}>`),
          ),
      );
    }
  });

  it('shares in a channel that the bot is not a member of', async () => {
    const { ts } = await product.ask('/fargate size my-service', { channel: CHANNELS.random });
    await product.slack.press({
      actionId: 'size_share',
      user: USERS.american,
      channel: CHANNELS.random,
      messageTs: ts,
    });

    const shared = await product.slack.waitFor(() => product.slack.messages(CHANNELS.random, USERS.admin).at(-1));
    expect(textOf(shared)).toContain(`Shared by <@${USERS.american}>`);
  });

  it('lists both clusters of a name that stands in two, and goes on with the one that is picked', async () => {
    const choice = await product.ask('/fargate size checkout');

    expect(choice.text).toContain('prod/checkout');
    expect(choice.text).toContain('staging/checkout');
    const staging = choice.text.indexOf('staging/') < choice.text.indexOf('prod/') ? 0 : 1;
    await product.slack.press({ actionId: `size_pick:${staging}`, user: USERS.american, messageTs: choice.ts });
    await product.slack.waitFor(() => seenBy(USERS.american, choice.ts)?.text.startsWith('staging/checkout: '));
  });

  it('offers the closest names for a slip, and sizes the one that is pressed', async () => {
    const offer = await product.ask('/fargate size my-servise');

    expect(offer.text).toContain('prod/my-service');
    await product.slack.press({ actionId: 'size_pick:0', user: USERS.american, messageTs: offer.ts });
    await product.slack.waitFor(() => seenBy(USERS.american, offer.ts)?.text.startsWith('prod/my-service: Save '));
  });

  it.each([
    ['guest', USERS.guest],
    ['guest of one channel', USERS.singleChannelGuest],
    ['person from another workspace', USERS.stranger],
  ])('refuses a %s without a look at AWS', async (_kind, user) => {
    const before = product.aws.requests.length;
    const refusal = await product.ask('/fargate size my-service', { user });

    expect(refusal).toMatchObject({ ephemeralTo: user, text: expect.stringContaining('cannot use this command') });
    expect(product.aws.requests.length).toBe(before);
  });

  it('says on the Home tab what it can read', async () => {
    await product.slack.openHome(USERS.american);

    await product.slack.waitFor(() =>
      JSON.stringify(product.slack.home(USERS.american)?.view ?? '').includes('*AWS*: linked.'),
    );
  });

  // The tests above have asked for everything there is; this one reads what all of it left behind.
  it('lets no value of a variable or secret out, in no message and no line of the log', () => {
    const definitions = product.aws.requests.filter(({ operation }) => operation === 'DescribeTaskDefinition');

    expect(definitions.length).toBeGreaterThan(0);
    expect(JSON.stringify(product.slack.calls)).not.toContain(plantedSecretMarker);
    expect(JSON.stringify(product.slack.store.messages)).not.toContain(plantedSecretMarker);
    expect(product.log()).not.toContain(plantedSecretMarker);
    for (const credential of CREDENTIALS) expect(product.log()).not.toContain(credential);
    expect(product.log()).not.toContain('/response/');
  });

  it.each(['prod/my-service', 'prod/payments', 'prod/catalog-jvm'])(
    'lets no value out on the command line about %s',
    async (service) => {
      const asked = [['collect'], ...['text', 'json', 'ndjson', 'markdown', 'slack'].map((name) => ['size', name])];
      for (const [command = '', format] of asked) {
        const argv = [command, service, '--days', '2', ...(format === undefined ? [] : ['--format', format])];
        const { status, stdout, stderr } = await run(argv, {
          env: product.env,
          deps: createCliDependencies(product.env),
        });

        expect({ argv, status }).toEqual({ argv, status: 0 });
        expect(`${stdout}${stderr}`).not.toContain(plantedSecretMarker);
      }
    },
  );
});
