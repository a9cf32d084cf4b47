import type { Formats } from '../formats.ts';
import type { ChangeWords } from '../words.ts';

/** The change to paste. */
export function englishChange(f: Formats): ChangeWords {
  return {
    containers: ({ container, values }) => `Container ${container}: ${values}.`,
    runtimeFlag: ({ container, flag, from, to }) =>
      `Container ${container}: change ${flag} from ${from} to ${to} in the same deployment.`,
    runtimeFollows: ({ container, setting }) =>
      `Container ${container}: ${setting} is a share of the limit and follows by itself.`,
    doesNotFit: "The sidecars' own limits do not fit this size: lower them first.",
    restStays: 'everything else stays',
    was: (value) => `was ${value}`,
    shellNote: 'Needs the AWS CLI and jq. Registers a new revision from the one in force and deploys it.',
    registerNote:
      'Needs the AWS CLI and jq. Registers a new revision and deploys nothing: name the service as cluster/service to get that step as well.',
    tooLong: 'Too long to show here: ask the same on the command line to get it whole.',
    scalingNote: ({ minCapacity, maxCapacity, target }) =>
      `Set the autoscaling to ${f.number(minCapacity, 0)} to ${f.number(maxCapacity, 0)} tasks at a target of ${target} as well.`,
    kinds: { shell: 'Shell', terraform: 'Terraform', cloudFormation: 'CloudFormation', cdk: 'CDK' },
  };
}
