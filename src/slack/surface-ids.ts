/** The slash command, as manifest.yml declares it. */
export const SLASH_COMMAND = '/fargate';

/** Callback ids of shortcuts and views, and ids of what stands in the sizing form and on the Home tab. */
export const SURFACE_IDS = {
  sizeShortcut: 'size_service',
  sizeForm: 'size_form',
  costForm: 'cost_form',
  answerView: 'answer',
  homeView: 'home',
  openSizeForm: 'open_size_form',
  /** Block and action id of each input of the form. */
  service: 'service',
  days: 'days',
  goal: 'goal',
} as const;
