import { App, LogLevel } from '@slack/bolt';

export const SECRET = 'a-signing-secret-for-tests';
export const TOKEN = 'xoxb-local-token';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** The modal of the test app: one input of every kind that a person can fill. */
export function sizeForm(title = 'Size a service') {
  return {
    type: 'modal' as const,
    callback_id: 'size_form',
    title: plain(title),
    submit: plain('Size it'),
    notify_on_close: true,
    blocks: [
      {
        type: 'input' as const,
        block_id: 'service',
        label: plain('Service'),
        element: { type: 'plain_text_input' as const, action_id: 'value', placeholder: plain('my-service') },
      },
      {
        type: 'input' as const,
        block_id: 'goal',
        label: plain('Goal'),
        element: {
          type: 'static_select' as const,
          action_id: 'value',
          options: ['cost', 'balanced', 'safe'].map((goal) => ({ text: plain(goal), value: goal })),
          initial_option: { text: plain('balanced'), value: 'balanced' },
        },
      },
      {
        type: 'input' as const,
        block_id: 'cluster',
        optional: true,
        label: plain('Cluster'),
        element: { type: 'external_select' as const, action_id: 'cluster', min_query_length: 0 },
      },
    ],
  };
}

/** Starts a real Bolt app that answers `/fargate`, its buttons, its form and its Home tab. */
export async function startSmallBoltApp(apiUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const app = new App({
    token: TOKEN,
    signingSecret: SECRET,
    logLevel: LogLevel.ERROR,
    tokenVerificationEnabled: false,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });

  app.command('/fargate', async ({ command, ack, respond, client }) => {
    if (command.text === 'hang') return;
    if (command.text === 'break') {
      await ack({ blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] });
      return;
    }
    if (command.text === 'ack') {
      await ack('Sizing…');
      return;
    }
    await ack();
    if (command.text === 'form') {
      await client.views.open({ trigger_id: command.trigger_id, view: sizeForm() });
      return;
    }
    await respond({
      text: `Save $41 a month on ${command.text}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*Save $41 a month* on \`${command.text}\`` } },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: plain('Share to channel'),
              action_id: 'share',
              value: command.text,
              style: 'primary',
            },
            { type: 'button', text: plain('Change…'), action_id: 'change' },
          ],
        },
      ],
    });
  });
  app.action('share', async ({ ack, respond, body }) => {
    await ack();
    await respond({
      response_type: 'in_channel',
      delete_original: true,
      text: `Shared by <@${body.user.id}>: $41 a month`,
    });
  });
  app.action<import('@slack/bolt').BlockAction>('change', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: sizeForm('Change the size') });
  });
  app.options('cluster', async ({ options, ack }) => {
    const names = ['prod', 'staging'].filter((name) => name.includes(options.value));
    await ack({ options: names.map((name) => ({ text: plain(name), value: name })) });
  });
  app.view('size_form', async ({ ack, view, body, client }) => {
    const service = view.state.values.service?.value?.value ?? '';
    if (service === 'nope') {
      await ack({ response_action: 'errors', errors: { service: 'No such service.' } });
      return;
    }
    if (service === 'more') {
      await ack({ response_action: 'push', view: sizeForm('One more') });
      return;
    }
    await ack();
    const goal = view.state.values.goal?.value?.selected_option?.value;
    const cluster = view.state.values.cluster?.cluster?.selected_option?.value ?? 'any';
    await client.chat.postMessage({ channel: body.user.id, text: `${service} on ${cluster} for ${goal}` });
  });
  app.view({ callback_id: 'size_form', type: 'view_closed' }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'closed' });
  });
  app.shortcut('size_service', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: sizeForm() });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Fargate Advisor at home') }] },
    });
  });
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'You called?' });
  });
  app.message(async ({ message, client }) => {
    await client.chat.postMessage({ channel: message.channel, text: 'A direct answer' });
  });

  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/slack/events`, stop: async () => void (await app.stop()) };
}
