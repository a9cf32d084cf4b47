import { type Check, failure, fine, warning } from './check.ts';

/** How AWS answered the call that tries one IAM action. */
export interface TriedAction {
  /** Such as `ecs:ListServices`. */
  readonly action: string;
  /** Without it there is no answer at all. */
  readonly isEssential: boolean;
  readonly outcome:
    | { readonly kind: 'allowed' }
    | { readonly kind: 'denied' }
    | { readonly kind: 'noCredentials' }
    | { readonly kind: 'refusedCredentials' | 'unreachable' | 'unanswered'; readonly awsCode: string };
}

/** What was found out about AWS in one region. */
export interface AwsFacts {
  readonly region: string;
  readonly account: string | null;
  readonly tried: readonly TriedAction[];
}

/**
 * Credentials first: without any, or when AWS refuses them, nothing else is known. Then whether AWS answers at all, and
 * one line for each action that is denied.
 */
export function awsChecks(facts: AwsFacts | null): readonly Check[] {
  if (facts === null) return [failure('RegionMissing', {})];
  const { region, account, tried } = facts;
  const first = [fine('Region', { region })];
  for (const { outcome } of tried) {
    if (outcome.kind === 'noCredentials') return [...first, failure('CredentialsMissing', {})];
    if (outcome.kind === 'refusedCredentials') {
      return [...first, failure('CredentialsRefused', { awsCode: outcome.awsCode })];
    }
  }
  const unreachable = tried.flatMap(({ outcome }) => (outcome.kind === 'unreachable' ? [outcome.awsCode] : []));
  const [awsCode] = unreachable;
  if (awsCode !== undefined && unreachable.length === tried.length) {
    return [failure('AwsUnreachable', { region, awsCode })];
  }
  const allowed = tried.filter(({ outcome }) => outcome.kind === 'allowed').length;
  return [
    ...first,
    fine('Credentials', { account }),
    ...(allowed > 0 ? [fine('ActionsAllowed', { actions: allowed })] : []),
    ...tried.flatMap(actionCheck),
  ];
}

function actionCheck({ action, isEssential, outcome }: TriedAction): readonly Check[] {
  switch (outcome.kind) {
    case 'denied':
      return [isEssential ? failure('ActionDenied', { action }) : warning('OptionalActionDenied', { action })];
    case 'unreachable':
    case 'unanswered':
      return [warning('ActionUnanswered', { action, awsCode: outcome.awsCode })];
    default:
      return [];
  }
}
