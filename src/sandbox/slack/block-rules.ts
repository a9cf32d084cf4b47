/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What one field may hold. Lengths are counted in UTF-16 code units, as JavaScript and Slack's own SDKs count them. */
export type Rule =
  | { kind: 'string'; min?: number; max?: number; oneOf?: readonly string[]; pattern?: RegExp }
  | { kind: 'url'; max: number }
  | { kind: 'number'; integer?: boolean; min?: number; max?: number }
  | { kind: 'boolean' }
  | { kind: 'text'; types: readonly ('plain_text' | 'mrkdwn')[]; max: number }
  | { kind: 'typed'; group: ShapeGroup; types: readonly string[] }
  | { kind: 'object'; name: string }
  | { kind: 'list'; of: Rule; min?: number; max?: number }
  | { kind: 'anything' };

export type ShapeGroup = 'block' | 'element' | 'rich' | 'cell' | 'chart';

/** The fields a shape may have, which of them it must have, and where it may stand. `type` is implied where a group has it. */
export interface Shape {
  fields: Readonly<Record<string, Rule>>;
  required: readonly string[];
  /** At least one of these. */
  someOf?: readonly string[];
  /** Exactly one of these. */
  oneOf?: readonly string[];
  surfaces?: readonly Surface[];
}

export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageText: 40_000,
  messageBlocksText: 13_000,
  messageMarkdown: 12_000,
  messageCharts: 2,
  tableText: 10_000,
  viewTitle: 24,
  privateMetadata: 3000,
  viewBytes: 250_000,
  viewDepth: 3,
  options: 100,
} as const;

const str = (max: number, min = 1): Rule => ({ kind: 'string', min, max });
const oneOf = (...values: string[]): Rule => ({ kind: 'string', oneOf: values });
const int = (min: number, max: number): Rule => ({ kind: 'number', integer: true, min, max });
const bool: Rule = { kind: 'boolean' };
const url: Rule = { kind: 'url', max: 3000 };
const plain = (max: number): Rule => ({ kind: 'text', types: ['plain_text'], max });
const mrkdwn = (max: number): Rule => ({ kind: 'text', types: ['mrkdwn'], max });
const text = (max: number): Rule => ({ kind: 'text', types: ['plain_text', 'mrkdwn'], max });
const list = (of: Rule, min: number, max: number): Rule => ({ kind: 'list', of, min, max });
const object = (name: string): Rule => ({ kind: 'object', name });
const elements = (...types: string[]): Rule => ({ kind: 'typed', group: 'element', types });
const blocks = (...types: string[]): Rule => ({ kind: 'typed', group: 'block', types });
const rich = (...types: string[]): Rule => ({ kind: 'typed', group: 'rich', types });
const id = str(255);
const richText = blocks('rich_text');
const confirm = object('confirm');
const style = oneOf('primary', 'danger');
const date: Rule = { kind: 'string', pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ };
const time: Rule = { kind: 'string', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ };

const SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const MULTI_SELECTS = SELECTS.map((name) => `multi_${name}`);
const CHOICES = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...SELECTS, ...MULTI_SELECTS];

/** Blocks: https://docs.slack.dev/reference/block-kit/blocks; where sources differ, the lower limit. */
export const BLOCK_SHAPES: Readonly<Record<string, Shape>> = {
  actions: {
    fields: {
      elements: list(
        elements('button', 'overflow', 'datetimepicker', 'workflow_button', 'rich_text_input', ...CHOICES),
        1,
        25,
      ),
    },
    required: ['elements'],
  },
  alert: {
    fields: { text: text(200), level: oneOf('default', 'info', 'warning', 'error', 'success') },
    required: ['text'],
    surfaces: ['modal'],
  },
  card: {
    fields: {
      hero_image: elements('image'),
      icon: elements('image'),
      title: mrkdwn(150),
      subtitle: mrkdwn(150),
      body: mrkdwn(200),
      actions: list(elements('button'), 1, 2),
    },
    required: [],
    someOf: ['hero_image', 'title', 'actions', 'body'],
    surfaces: ['message', 'home'],
  },
  carousel: {
    fields: { elements: list(blocks('card'), 1, 10) },
    required: ['elements'],
    surfaces: ['message', 'home'],
  },
  container: {
    fields: {
      title: plain(150),
      rich_text_title: richText,
      subtitle: text(150),
      icon: elements('image'),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: bool,
      default_collapsed: bool,
      has_header_divider: bool,
      child_blocks: list(
        blocks('actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'table', 'video'),
        1,
        10,
      ),
    },
    required: ['child_blocks'],
    someOf: ['title', 'rich_text_title'],
    surfaces: ['message'],
  },
  context: {
    fields: { elements: list(elements('image', 'mrkdwn', 'plain_text'), 1, 10) },
    required: ['elements'],
  },
  context_actions: {
    fields: { elements: list(elements('feedback_buttons', 'icon_button'), 1, 5) },
    required: ['elements'],
    surfaces: ['message'],
  },
  data_table: {
    fields: {
      caption: str(2000),
      rows: list(list({ kind: 'typed', group: 'cell', types: ['raw_text', 'raw_number', 'rich_text'] }, 1, 20), 2, 101),
      page_size: int(1, 100),
      row_header_column_index: int(0, 19),
    },
    required: ['caption', 'rows'],
    surfaces: ['message'],
  },
  data_visualization: {
    fields: {
      title: str(50),
      chart: { kind: 'typed', group: 'chart', types: ['pie', 'bar', 'line', 'area'] },
    },
    required: ['title', 'chart'],
    surfaces: ['message'],
  },
  divider: { fields: {}, required: [] },
  // Slack shows remote files with this block when messages are read; an app may not send it.
  file: { fields: { source: str(255), external_id: str(255) }, required: ['source', 'external_id'], surfaces: [] },
  header: { fields: { text: plain(150), level: int(1, 4) }, required: ['text'] },
  image: {
    fields: { alt_text: str(2000), title: plain(2000), image_url: url, slack_file: object('slack_file') },
    required: ['alt_text'],
    oneOf: ['image_url', 'slack_file'],
  },
  input: {
    fields: {
      label: plain(2000),
      hint: plain(2000),
      optional: bool,
      dispatch_action: bool,
      element: elements(
        'plain_text_input',
        'number_input',
        'email_text_input',
        'url_text_input',
        'rich_text_input',
        'file_input',
        'datetimepicker',
        ...CHOICES,
      ),
    },
    required: ['label', 'element'],
    surfaces: ['modal', 'home'],
  },
  markdown: { fields: { text: str(12_000) }, required: ['text'], surfaces: ['message'] },
  plan: {
    fields: { title: str(500), tasks: list(blocks('task_card'), 1, 50) },
    required: ['title'],
    surfaces: ['message'],
  },
  rich_text: {
    fields: {
      elements: list(
        rich('rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'),
        1,
        Number.POSITIVE_INFINITY,
      ),
    },
    required: ['elements'],
  },
  section: {
    fields: {
      text: text(3000),
      fields: list(text(2000), 1, 10),
      accessory: elements('button', 'image', 'overflow', 'workflow_button', ...CHOICES),
      expand: bool,
    },
    required: [],
    someOf: ['text', 'fields'],
  },
  table: {
    fields: {
      rows: list(list({ kind: 'typed', group: 'cell', types: ['raw_text', 'raw_number', 'rich_text'] }, 1, 20), 1, 100),
      column_settings: list(object('column_setting'), 0, 20),
    },
    required: ['rows'],
    surfaces: ['message'],
  },
  task_card: {
    fields: {
      task_id: str(255),
      title: str(500),
      details: richText,
      output: richText,
      sources: list(elements('url'), 1, 50),
      status: oneOf('pending', 'in_progress', 'complete', 'error'),
    },
    required: ['task_id', 'title', 'status'],
    surfaces: ['message'],
  },
  video: {
    fields: {
      video_url: url,
      thumbnail_url: url,
      alt_text: str(2000),
      title: plain(199),
      title_url: url,
      author_name: str(49),
      provider_name: str(255),
      provider_icon_url: url,
      description: plain(200),
    },
    required: ['video_url', 'thumbnail_url', 'alt_text', 'title'],
  },
};

const placeholder = plain(150);
const options = list(object('option'), 1, LIMITS.options);
const dispatch = object('dispatch_action_config');
const conversation = {
  action_id: id,
  confirm,
  focus_on_load: bool,
  placeholder,
  default_to_current_conversation: bool,
  filter: object('conversation_filter'),
};
const pick = { action_id: id, confirm, focus_on_load: bool, placeholder };
const maxSelected: Rule = int(1, Number.MAX_SAFE_INTEGER);
const image: Shape = {
  fields: { alt_text: str(2000), image_url: url, slack_file: object('slack_file') },
  required: ['alt_text'],
  oneOf: ['image_url', 'slack_file'],
};

/** Block elements: https://docs.slack.dev/reference/block-kit/block-elements. `mrkdwn` and `plain_text` are here for context. */
export const ELEMENT_SHAPES: Readonly<Record<string, Shape>> = {
  button: {
    fields: { text: plain(75), value: str(2000, 0), url, style, confirm, action_id: id, accessibility_label: str(75) },
    required: ['text'],
  },
  checkboxes: {
    fields: {
      action_id: id,
      confirm,
      focus_on_load: bool,
      options: list(object('rich_option'), 1, 10),
      initial_options: list(object('rich_option'), 1, 10),
    },
    required: ['options'],
  },
  channels_select: { fields: { ...pick, initial_channel: id, response_url_enabled: bool }, required: [] },
  conversations_select: {
    fields: { ...conversation, initial_conversation: id, response_url_enabled: bool },
    required: [],
  },
  datepicker: { fields: { ...pick, initial_date: date }, required: [] },
  datetimepicker: {
    fields: { action_id: id, confirm, focus_on_load: bool, initial_date_time: int(1_000_000_000, 9_999_999_999) },
    required: [],
  },
  email_text_input: {
    fields: {
      action_id: id,
      focus_on_load: bool,
      placeholder,
      dispatch_action_config: dispatch,
      initial_value: str(3000),
    },
    required: [],
  },
  external_select: {
    fields: { ...pick, initial_option: object('option'), min_query_length: int(0, 3000) },
    required: [],
  },
  feedback_buttons: {
    fields: { action_id: id, positive_button: object('feedback_button'), negative_button: object('feedback_button') },
    required: ['positive_button', 'negative_button'],
  },
  file_input: {
    fields: { action_id: id, filetypes: list(str(20), 1, 100), max_files: int(1, 10) },
    required: [],
    surfaces: ['modal'],
  },
  icon_button: {
    fields: {
      action_id: id,
      confirm,
      icon: oneOf('trash'),
      text: plain(75),
      accessibility_label: str(75),
      value: str(2000, 0),
      visible_to_user_ids: list(id, 1, 100),
    },
    required: ['icon', 'text'],
  },
  image,
  mrkdwn: { fields: { text: str(3000), verbatim: bool }, required: ['text'] },
  multi_channels_select: {
    fields: { ...pick, initial_channels: list(id, 1, 100), max_selected_items: maxSelected },
    required: [],
  },
  multi_conversations_select: {
    fields: { ...conversation, initial_conversations: list(id, 1, 100), max_selected_items: maxSelected },
    required: [],
  },
  multi_external_select: {
    fields: { ...pick, initial_options: options, min_query_length: int(0, 3000), max_selected_items: maxSelected },
    required: [],
  },
  multi_static_select: {
    fields: {
      ...pick,
      options,
      option_groups: list(object('option_group'), 1, LIMITS.options),
      initial_options: options,
      max_selected_items: maxSelected,
    },
    required: [],
    oneOf: ['options', 'option_groups'],
  },
  multi_users_select: {
    fields: { ...pick, initial_users: list(id, 1, 100), max_selected_items: maxSelected },
    required: [],
  },
  number_input: {
    fields: {
      action_id: id,
      focus_on_load: bool,
      placeholder,
      dispatch_action_config: dispatch,
      is_decimal_allowed: bool,
      initial_value: { kind: 'string', pattern: /^-?\d+(\.\d+)?$/ },
      min_value: { kind: 'string', pattern: /^-?\d+(\.\d+)?$/ },
      max_value: { kind: 'string', pattern: /^-?\d+(\.\d+)?$/ },
    },
    required: ['is_decimal_allowed'],
  },
  overflow: {
    fields: { action_id: id, confirm, options: list(object('overflow_option'), 1, 5) },
    required: ['options'],
  },
  plain_text: { fields: { text: str(3000), emoji: bool }, required: ['text'] },
  plain_text_input: {
    fields: {
      action_id: id,
      focus_on_load: bool,
      placeholder,
      dispatch_action_config: dispatch,
      initial_value: str(3000, 0),
      multiline: bool,
      min_length: int(0, 3000),
      max_length: int(1, 3000),
    },
    required: [],
  },
  radio_buttons: {
    fields: {
      action_id: id,
      confirm,
      focus_on_load: bool,
      options: list(object('rich_option'), 1, 10),
      initial_option: object('rich_option'),
    },
    required: ['options'],
  },
  rich_text_input: {
    fields: {
      action_id: id,
      focus_on_load: bool,
      placeholder,
      dispatch_action_config: dispatch,
      initial_value: richText,
      min_lines: int(1, 100),
      max_lines: int(1, 100),
    },
    required: [],
  },
  static_select: {
    fields: {
      ...pick,
      options,
      option_groups: list(object('option_group'), 1, LIMITS.options),
      initial_option: object('option'),
    },
    required: [],
    oneOf: ['options', 'option_groups'],
  },
  timepicker: { fields: { ...pick, initial_time: time, timezone: str(255) }, required: [] },
  url: { fields: { url, text: str(255) }, required: ['url', 'text'] },
  url_text_input: {
    fields: {
      action_id: id,
      focus_on_load: bool,
      placeholder,
      dispatch_action_config: dispatch,
      initial_value: str(3000),
    },
    required: [],
  },
  users_select: { fields: { ...pick, initial_user: id }, required: [] },
  workflow_button: {
    fields: {
      action_id: id,
      confirm,
      text: plain(75),
      workflow: { kind: 'anything' },
      style,
      accessibility_label: str(75),
    },
    required: ['text', 'workflow'],
  },
};

/** Composition objects, which carry no `type`. */
export const OBJECT_SHAPES: Readonly<Record<string, Shape>> = {
  axis_config: {
    fields: { categories: list(str(20), 1, 20), x_label: str(50), y_label: str(50) },
    required: ['categories'],
  },
  column_setting: { fields: { align: oneOf('left', 'center', 'right'), is_wrapped: bool }, required: [] },
  confirm: {
    fields: { title: plain(100), text: text(300), confirm: plain(30), deny: plain(30), style },
    required: ['text'],
  },
  conversation_filter: {
    fields: {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
      exclude_external_shared_channels: bool,
      exclude_bot_users: bool,
    },
    required: [],
    someOf: ['include', 'exclude_external_shared_channels', 'exclude_bot_users'],
  },
  data_point: { fields: { label: str(20), value: { kind: 'number' } }, required: ['label', 'value'] },
  dispatch_action_config: {
    fields: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
    required: [],
  },
  feedback_button: {
    fields: { text: plain(75), value: str(2000), accessibility_label: str(75) },
    required: ['text', 'value'],
  },
  option: { fields: { text: plain(75), value: str(75), description: plain(75) }, required: ['text', 'value'] },
  option_group: { fields: { label: plain(75), options }, required: ['label', 'options'] },
  overflow_option: {
    fields: { text: plain(75), value: str(75), description: plain(75), url },
    required: ['text', 'value'],
  },
  rich_option: { fields: { text: text(75), value: str(75), description: text(75) }, required: ['text', 'value'] },
  segment: { fields: { label: str(20), value: { kind: 'number' } }, required: ['label', 'value'] },
  series: { fields: { name: str(20), data: list(object('data_point'), 1, 20) }, required: ['name', 'data'] },
  slack_file: { fields: { id, url }, required: [], oneOf: ['id', 'url'] },
  text_style: { fields: { bold: bool, italic: bool, strike: bool, code: bool, underline: bool }, required: [] },
};

const textStyle = object('text_style');
const LEAVES = ['broadcast', 'color', 'channel', 'date', 'emoji', 'link', 'team', 'text', 'user', 'usergroup'];
const many = Number.POSITIVE_INFINITY;
const border: Rule = int(0, 1);

/** What a rich_text block is made of: four containers and ten leaves. */
export const RICH_SHAPES: Readonly<Record<string, Shape>> = {
  rich_text_section: { fields: { elements: list(rich(...LEAVES), 0, many) }, required: ['elements'] },
  rich_text_list: {
    fields: {
      elements: list(rich('rich_text_section'), 1, many),
      style: oneOf('bullet', 'ordered'),
      indent: int(0, 8),
      offset: int(0, 10_000),
      border,
    },
    required: ['elements', 'style'],
  },
  rich_text_quote: { fields: { elements: list(rich(...LEAVES), 0, many), border }, required: ['elements'] },
  rich_text_preformatted: {
    fields: { elements: list(rich('text', 'link'), 0, many), border, language: str(255) },
    required: ['elements'],
  },
  broadcast: { fields: { range: oneOf('here', 'channel', 'everyone'), style: textStyle }, required: ['range'] },
  color: { fields: { value: str(20), style: textStyle }, required: ['value'] },
  channel: { fields: { channel_id: id, style: textStyle }, required: ['channel_id'] },
  date: {
    fields: {
      timestamp: { kind: 'number', integer: true },
      format: str(255),
      url,
      fallback: str(255),
      style: textStyle,
    },
    required: ['timestamp', 'format'],
  },
  emoji: { fields: { name: str(255), unicode: str(255), url, style: textStyle }, required: ['name'] },
  link: { fields: { url, text: str(3000, 0), unsafe: bool, style: textStyle }, required: ['url'] },
  team: { fields: { team_id: id, style: textStyle }, required: ['team_id'] },
  text: { fields: { text: str(40_000), style: textStyle }, required: ['text'] },
  user: { fields: { user_id: id, style: textStyle }, required: ['user_id'] },
  usergroup: { fields: { usergroup_id: id, style: textStyle }, required: ['usergroup_id'] },
};

/** Table cells; a rich_text cell is a whole rich_text block. */
export const CELL_SHAPES: Readonly<Record<string, Shape>> = {
  raw_text: { fields: { text: str(3000, 0) }, required: ['text'] },
  raw_number: { fields: { value: { kind: 'number' }, text: str(255) }, required: ['value', 'text'] },
};

const plotted: Shape = {
  fields: { series: list(object('series'), 1, 6), axis_config: object('axis_config') },
  required: ['series', 'axis_config'],
};

/** Charts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const CHART_SHAPES: Readonly<Record<string, Shape>> = {
  pie: { fields: { segments: list(object('segment'), 1, 6) }, required: ['segments'] },
  bar: plotted,
  line: plotted,
  area: plotted,
};
