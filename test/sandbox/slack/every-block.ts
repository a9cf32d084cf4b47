const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (name: string) => ({ text: plain(`Option ${name}`), value: name, description: plain(`About ${name}`) });
const paragraph = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const raw = (text: string) => ({ type: 'raw_text', text });
const number = (value: number) => ({ type: 'raw_number', value, text: `$${value}.00` });
const picture = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture of a graph' };

type Block = Record<string, unknown> & { type: string };

/** One block of every type that a message may hold, with every field that carries words. */
export function everyMessageBlock(): Block[] {
  return [
    { type: 'header', text: plain('Save $41 a month :rocket:'), level: 2 },
    {
      type: 'section',
      text: mrkdwn('*my-service* runs at _12 %_ of ~1 vCPU~ `512` units, see <https://example.com/x|the graph>'),
      fields: [mrkdwn('*Now*\n1 vCPU, 4 GB'), plain('Then 0.5 vCPU, 2 GB')],
      accessory: {
        type: 'overflow',
        action_id: 'more',
        options: [option('snooze'), option('ignore')],
      },
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'share', text: plain('Share to channel'), style: 'primary', value: 'v' },
        {
          type: 'button',
          action_id: 'console',
          text: plain('Open in the console'),
          url: 'https://example.com/console',
        },
        { type: 'static_select', action_id: 'goal', placeholder: plain('Goal of the size'), options: [option('cost')] },
        { type: 'radio_buttons', action_id: 'radio', options: [option('radio-a'), option('radio-b')] },
        { type: 'checkboxes', action_id: 'boxes', options: [{ text: mrkdwn('*Ticked*'), value: 't' }] },
        { type: 'datepicker', action_id: 'date', placeholder: plain('Which day'), initial_date: '2026-11-21' },
        { type: 'timepicker', action_id: 'time', placeholder: plain('Which hour') },
        { type: 'multi_static_select', action_id: 'many', placeholder: plain('Several'), options: [option('one')] },
        { type: 'users_select', action_id: 'who', placeholder: plain('Who owns it') },
      ],
    },
    { type: 'divider' },
    { type: 'context', elements: [mrkdwn('56 days of data, <!date^1763685600^{date_short}|Nov 21>'), picture] },
    { type: 'image', image_url: 'https://example.com/b.png', alt_text: 'CPU over 56 days', title: plain('CPU demand') },
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich words', style: { bold: true } }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a list item' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a quotation' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'aws ecs describe-services' }] },
      ],
    },
    {
      type: 'markdown',
      text: '## Why\n\n- first **reason**\n- second reason\n\n| a | b |\n|---|---|\n| cell1 | cell2 |',
    },
    {
      type: 'data_table',
      caption: 'Top services',
      page_size: 2,
      rows: [
        [raw('Service'), raw('Saving')],
        [raw('alpha'), number(41)],
        [raw('beta'), number(7)],
        [raw('gamma'), number(112)],
      ],
    },
    {
      type: 'data_visualization',
      title: 'Demand by day',
      chart: {
        type: 'line',
        series: [
          { name: 'CPU', data: ['Mon', 'Tue', 'Wed'].map((label, i) => ({ label, value: 200 + 90 * i })) },
          { name: 'Memory', data: ['Mon', 'Tue', 'Wed'].map((label, i) => ({ label, value: 420 - 60 * i })) },
        ],
        axis_config: { categories: ['Mon', 'Tue', 'Wed'], x_label: 'Day of week', y_label: 'CPU units' },
      },
    },
    {
      type: 'data_visualization',
      title: 'Share of the bill',
      chart: {
        type: 'pie',
        segments: [
          { label: 'Compute', value: 70 },
          { label: 'Memory part', value: 30 },
        ],
      },
    },
    {
      type: 'container',
      title: plain('The change to paste'),
      subtitle: plain('Terraform'),
      is_collapsible: true,
      child_blocks: [{ type: 'section', text: mrkdwn('```cpu = 512\nmemory = 2048```') }],
    },
    {
      type: 'card',
      icon: picture,
      title: mrkdwn('Card title'),
      subtitle: mrkdwn('Card subtitle'),
      body: mrkdwn('Card body'),
      actions: [{ type: 'button', action_id: 'card', text: plain('Card button') }],
    },
    {
      type: 'carousel',
      elements: [
        { type: 'card', title: mrkdwn('First in line') },
        { type: 'card', body: mrkdwn('Second in line') },
      ],
    },
    {
      type: 'plan',
      title: 'The plan',
      tasks: [
        {
          type: 'task_card',
          task_id: '1',
          title: 'Read the metrics',
          status: 'complete',
          details: paragraph('56 days'),
        },
        {
          type: 'task_card',
          task_id: '2',
          title: 'Replay the options',
          status: 'in_progress',
          output: paragraph('three options'),
          sources: [{ type: 'url', url: 'https://example.com/s', text: 'a source' }],
        },
      ],
    },
    { type: 'task_card', task_id: '3', title: 'A task alone', status: 'pending' },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: { text: plain('Helpful'), value: 'good' },
          negative_button: { text: plain('Not helpful'), value: 'bad' },
        },
        { type: 'icon_button', action_id: 'delete', icon: 'trash', text: plain('Remove it') },
      ],
    },
    {
      type: 'video',
      video_url: 'https://example.com/v',
      thumbnail_url: 'https://example.com/t.png',
      alt_text: 'A video of a deployment',
      title: plain('Video title'),
      author_name: 'An author',
      provider_name: 'A provider',
      description: plain('What it shows'),
    },
  ];
}

/** The one block that a message cannot hold beside a data_table. */
export function plainTable(): Block[] {
  return [
    {
      type: 'table',
      column_settings: [{ align: 'left' }, { align: 'right' }],
      rows: [
        [raw('Column one'), raw('Column two')],
        [paragraph('rich cell'), number(3)],
      ],
    },
  ];
}

/** A modal with an alert and an input of every kind. */
export function everyInputView() {
  const input = (name: string, element: Record<string, unknown>) => ({
    type: 'input',
    block_id: name,
    optional: true,
    label: plain(`Label of ${name}`),
    hint: plain(`Hint of ${name}`),
    element: { action_id: 'value', ...element },
  });
  return {
    type: 'modal',
    title: plain('Every input'),
    submit: plain('Save it'),
    close: plain('Not now'),
    blocks: [
      { type: 'alert', level: 'warning', text: mrkdwn('This is *only* a sample') },
      input('text', { type: 'plain_text_input', placeholder: plain('A text') }),
      input('long', { type: 'plain_text_input', multiline: true, initial_value: 'many\nlines' }),
      input('number', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '90' }),
      input('email', { type: 'email_text_input' }),
      input('url', { type: 'url_text_input' }),
      input('rich', { type: 'rich_text_input' }),
      input('static', { type: 'static_select', options: [option('s1'), option('s2')] }),
      input('grouped', {
        type: 'static_select',
        option_groups: [{ label: plain('Cluster prod'), options: [option('g1')] }],
      }),
      input('multi', { type: 'multi_static_select', options: [option('m1'), option('m2')] }),
      input('external', { type: 'external_select', placeholder: plain('Find one'), min_query_length: 0 }),
      input('users', { type: 'users_select' }),
      input('people', { type: 'multi_users_select' }),
      input('channel', { type: 'channels_select' }),
      input('channels', { type: 'multi_channels_select' }),
      input('conversation', { type: 'conversations_select', default_to_current_conversation: true }),
      input('radio', { type: 'radio_buttons', options: [option('r1'), option('r2')] }),
      input('boxes', { type: 'checkboxes', options: [option('c1'), option('c2')] }),
      input('day', { type: 'datepicker', initial_date: '2026-11-21' }),
      input('hour', { type: 'timepicker', initial_time: '09:00' }),
      input('moment', { type: 'datetimepicker' }),
      input('file', { type: 'file_input' }),
    ],
  };
}
