/** The slash command, as manifest.yml declares it. */
export const SLASH_COMMAND = '/fargate';

/** Callback ids of shortcuts and views, and ids of what stands in forms and on the Home tab. */
export const SURFACE_IDS = {
  sizeShortcut: 'size_service',
  alertShortcut: 'ask_about_alert',
  sizeForm: 'size_form',
  chooseForm: 'choose_form',
  costForm: 'cost_form',
  answerView: 'answer',
  homeView: 'home',
  openSizeForm: 'open_size_form',
  /** Block and action id of each input of the form. */
  service: 'service',
  days: 'days',
  goal: 'goal',
  digestShortcut: 'subscribe_digest',
  digestForm: 'digest_form',
  /** Block and action id of each input of the digest's form. */
  digestChannel: 'digest_channel',
  digestFrequency: 'digest_frequency',
  digestWeekday: 'digest_weekday',
  digestDay: 'digest_day',
  digestTime: 'digest_time',
  digestZone: 'digest_zone',
  digestCluster: 'digest_cluster',
  digestTag: 'digest_tag',
  digestOwner: 'digest_owner',
  digestMinimum: 'digest_minimum',
} as const;
