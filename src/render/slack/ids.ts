/**
 * Action ids of everything that can be pressed. Where one block holds several buttons of a kind, each has the kind's
 * id, a colon and the choice (`size_goal:cost`), since an id may stand once in a block.
 */
export const ACTION_IDS = {
  sizeShare: 'size_share',
  sizeWhy: 'size_why',
  sizeGoal: 'size_goal',
  sizeDays: 'size_days',
  sizePick: 'size_pick',
  chooseShare: 'choose_share',
  chooseForm: 'choose_form',
  costShare: 'cost_share',
  costForm: 'cost_form',
  digestOpen: 'digest_open',
  checkShare: 'check_share',
  migrateShare: 'migrate_share',
  digestSave: 'digest_save',
  digestChange: 'digest_change',
  digestPause: 'digest_pause',
  digestResume: 'digest_resume',
  digestStop: 'digest_stop',
  digestAgain: 'digest_again',
  whyRefresh: 'why_refresh',
  whyShare: 'why_share',
  whyLogs: 'why_logs',
  whySize: 'why_size',
  whyPick: 'why_pick',
  whyChoose: 'why_choose',
  askMore: 'ask_more',
  askArticle: 'ask_article',
  openConsole: 'open_console',
  helpRun: 'help_run',
} as const;
export type ActionId = (typeof ACTION_IDS)[keyof typeof ACTION_IDS];

/** The id of one choice of a kind: `size_goal:cost`. */
export function choiceId(id: ActionId, choice: string | number): string {
  return `${id}:${choice}`;
}

/** The kind of an action id, or null for one that this version does not know. */
export function actionKind(actionId: string): ActionId | null {
  const kind = actionId.split(':')[0];
  return Object.values(ACTION_IDS).find((id) => id === kind) ?? null;
}
