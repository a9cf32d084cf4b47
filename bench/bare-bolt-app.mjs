// The smallest Bolt app that acknowledges `/fargate`; with `--with-aws` it holds the bot's three AWS clients as well.
import bolt from '@slack/bolt';

const { PORT, SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl } = process.env;

const app = new bolt.App({ token, signingSecret, clientOptions: { slackApiUrl } });
app.command('/fargate', async ({ ack }) => {
  await ack();
});
// Held for as long as the process lives, as the bot holds its own.
globalThis.awsClients = process.argv.includes('--with-aws') ? await createAwsClients() : [];
await app.start(Number(PORT));

async function createAwsClients() {
  const [{ ECSClient }, { CloudWatchClient }, { ApplicationAutoScalingClient }] = await Promise.all([
    import('@aws-sdk/client-ecs'),
    import('@aws-sdk/client-cloudwatch'),
    import('@aws-sdk/client-application-auto-scaling'),
  ]);
  return [new ECSClient(), new CloudWatchClient(), new ApplicationAutoScalingClient()];
}
