import type { WebClient } from '@slack/web-api';
import { AdvisorError } from '../core/errors.ts';

/** Whose token this is. */
export interface Identity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Present in an Enterprise organization. */
  readonly enterpriseId?: string;
}

/**
 * Asks `auth.test` who the bot is, once; a failure is not remembered.
 * @throws AdvisorError `slack_failed` when Slack cannot be reached or does not accept the token
 */
export function createIdentity(client: WebClient): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;

  async function load(): Promise<Identity> {
    try {
      const {
        team_id: teamId,
        bot_id: botId,
        user_id: botUserId,
        enterprise_id: enterpriseId,
      } = await client.auth.test();
      if (!teamId || !botId || !botUserId) throw new Error('auth.test did not name a team and a bot');
      return { teamId, botId, botUserId, ...(enterpriseId ? { enterpriseId } : {}) };
    } catch (cause) {
      known = undefined;
      throw new AdvisorError('slack_failed', 'Slack did not say whose token SLACK_BOT_TOKEN is.', {
        hint: 'Check SLACK_BOT_TOKEN, and that the app is installed in the workspace.',
        cause,
      });
    }
  }

  return function identity() {
    known ??= load();
    return known;
  };
}
