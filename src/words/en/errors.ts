import type { ErrorDetails, ErrorWords } from '../words.ts';

const named = (details: ErrorDetails, key: string, before = ' ', after = ''): string =>
  details[key] === undefined ? '' : `${before}${details[key]}${after}`;

/** What happened, and what to do about it. */
export function englishErrors(): ErrorWords {
  return {
    byCode: {
      access_denied: {
        what: (d) => `AWS denied access${named(d, 'iamAction', ' to ')}${named(d, 'account', ' for the account ')}.`,
        todo: (d) =>
          `Allow ${d.iamAction ?? 'the read-only actions of docs/iam/read.json'} for the role that the advisor runs under.${named(d, 'unnamed', ' Or give the cluster, which needs no names: CLUSTER/', '.')}`,
      },
      account_not_found: {
        what: (d) => `The account${named(d, 'account')} is not configured.`,
        todo: () => 'Check the id or name against the file that ADVISOR_ACCOUNTS names.',
      },
      aws_unavailable: {
        what: () => 'AWS could not be reached.',
        todo: () => 'Check the network and the region, then try again in a minute.',
      },
      cluster_not_found: {
        what: (d) => `The cluster${named(d, 'cluster')} does not exist${named(d, 'region', ' in ')}.`,
        todo: () => 'Check the spelling and the region, or leave the cluster out to search all of them.',
      },
      config_invalid: {
        what: () => 'The configuration is not valid.',
        todo: () => 'Correct the settings named above and start again.',
      },
      credentials_missing: {
        what: () => 'No AWS credentials were found.',
        todo: () => 'Sign in (for example with "aws sso login"), or set AWS_PROFILE, then try again.',
      },
      evidence_invalid: {
        what: () => 'The evidence document is not valid.',
        todo: () => 'Correct the field that is named, or collect the document again with "fargate-advisor collect".',
      },
      export_invalid: {
        what: () => 'This export cannot be imported.',
        todo: () =>
          'Give a file that "fargate-advisor db export" wrote. One of a newer version is read by that version only.',
      },
      file_unreadable: {
        what: (d) => `The file${named(d, 'path')} could not be read.`,
        todo: () => 'Check the path and the permissions.',
      },
      file_unwritable: {
        what: (d) => `The file${named(d, 'path')} could not be written.`,
        todo: () => 'Check that the folder exists and may be written to.',
      },
      internal: {
        what: () => 'Something went wrong inside the advisor.',
        todo: () => 'Try again; if it happens again, pass on the reference.',
      },
      region_missing: {
        what: () => 'No AWS region is set.',
        todo: () => 'Give --region, or set AWS_REGION.',
      },
      service_not_found: {
        what: (d) => `The service${named(d, 'service')} does not exist${named(d, 'cluster', ' in the cluster ')}.`,
        todo: () => 'Check the spelling, the cluster and the region.',
      },
      slack_failed: {
        what: () => 'Slack did not take the answer.',
        todo: () => 'Run the command again.',
      },
      storage_unavailable: {
        what: () => 'The store of the advisor cannot be used.',
        todo: () => 'Check the file of the store, or DATABASE_URL and the database behind it, then try again.',
      },
      task_definition_invalid: {
        what: () => 'The task definition is not valid.',
        todo: () =>
          'Correct the field that is named. The file holds what "aws ecs describe-task-definition" prints, or what is registered.',
      },
      task_definition_not_found: {
        what: (d) => `There is no task definition${named(d, 'taskDefinition')}${named(d, 'region', ' in ')}.`,
        todo: () => 'Check the family, the revision and the region.',
      },
      throttled: {
        what: () => 'AWS is refusing requests because there are too many.',
        todo: () => 'Wait a minute, then try again.',
      },
      timed_out: {
        what: () => 'AWS took too long to answer.',
        todo: () => 'Try again, or ask for fewer days.',
      },
    },
    reference: (id) => `Reference: ${id}`,
  };
}
