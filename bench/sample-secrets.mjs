/** What the local Slack signs with and what it takes for the bot's token. */
export const SIGNING_SECRET = 'sample-signing-secret-of-the-bench';
export const BOT_TOKEN = 'xoxb-sample-token-of-the-bench';
