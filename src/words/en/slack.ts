import type { Formats } from '../formats.ts';
import type { SlackWords } from '../words.ts';

/** Buttons, waiting, refusals and questions back: what only Slack shows. */
export function englishSlack(f: Formats): SlackWords {
  return {
    buttons: {
      share: 'Share to channel',
      why: 'Why?',
      openConsole: 'Open in the ECS console',
      goal: { cost: 'Goal: cost', balanced: 'Goal: balanced', safe: 'Goal: safe' },
      days: (days) => `Last ${f.days(days)}`,
      run: 'Run',
      help: 'Help',
      size: 'Size',
    },
    loading: (service) => `Reading CloudWatch for ${service}…`,
    loadingNote: 'This takes a few seconds.',
    sharedBy: (mention) => `Shared by ${mention}`,
    refusals: {
      guest: 'Guests cannot use this command here. Ask a full member of the workspace.',
      outsider: 'People from outside the workspace cannot use this command. Ask a member of the workspace.',
      channel: 'This command is not allowed in this channel. Ask whoever runs the advisor where it is.',
      userGroup: 'Only certain user groups may use this command. Ask whoever runs the advisor to be added.',
      unverified: 'Whether you may use this command could not be checked. Try again in a minute.',
    },
    ambiguous: ({ asked, count }) => `${f.number(count, 0)} services match "${asked}". Which one do you mean?`,
    ambiguousMore: (count) => `${f.number(count, 0)} more match. Type more of the name, or cluster/service.`,
    notFound: ({ asked, region, cluster }) =>
      `No service matches "${asked}" in ${cluster === null ? '' : `the cluster ${cluster} of `}${region}.`,
    closest: 'The closest names:',
    notFoundTodo: 'Check the spelling, or give the cluster and region: cluster/service --region R.',
    expired: 'This message is too old to answer in. Run the command again.',
    unknownAction: 'This button is from an older version. Run the command again.',
    draining: 'The advisor is restarting. Try again in a minute.',
  };
}
