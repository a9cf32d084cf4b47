import { definitionChange } from '../change.ts';
import { type CheckRule, finding, onTaskDefinition, PASSED } from '../rule.ts';

interface Figures {
  readonly variables: readonly { readonly container: string; readonly names: readonly string[] }[];
}

/** Whoever may describe the task definition reads the values. Names only are known here: the values stay in the reader. */
export const PLAIN_SECRETS: CheckRule<'plain-secrets', Figures> = {
  id: 'plain-secrets',
  severity: 'high',
  applies: () => true,
  evaluate: onTaskDefinition(({ containers }) => {
    const variables = containers
      .filter(({ suspectedSecrets }) => suspectedSecrets.length > 0)
      .map(({ name, suspectedSecrets }) => ({ container: name, names: suspectedSecrets }));
    return variables.length === 0 ? PASSED : finding({ variables });
  }),
  change: ({ variables }, { taskDefinition, region, service }) => {
    const account = service?.evidence.service.accountId ?? 'ACCOUNT';
    const parameter = (name: string) =>
      `arn:${partitionOf(region)}:ssm:${region}:${account}:parameter/${taskDefinition?.family ?? ''}/${name}`;
    return [
      definitionChange({
        containerDefinitions: variables.map(({ container, names }) => ({
          name: container,
          secrets: names.map((name) => ({ name, valueFrom: parameter(name) })),
        })),
      }),
    ];
  },
};

/** China and the US government have ARNs of their own. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
