import { isAdvisorError } from '../../core/errors.ts';
import type { LeftOut } from '../../core/fleet/left-out.ts';
import { IAM_ACTIONS, type Operation } from '../iam-actions.ts';
import { translateSdkError } from '../sdk-errors.ts';

/** Why `what` is left out when the operation failed with the error. */
export function leftOutOf(what: string, operation: Operation, error: unknown): LeftOut {
  const known = translateSdkError(error, operation);
  const code = isAdvisorError(known) ? known.code : 'internal';
  const iamAction = isAdvisorError(known) ? known.details.iamAction : undefined;
  switch (code) {
    case 'access_denied':
      return { what, code: 'Denied', figures: { iamAction: String(iamAction ?? IAM_ACTIONS[operation]) } };
    case 'throttled':
      return { what, code: 'Throttled', figures: { operation } };
    case 'service_not_found':
      return { what, code: 'Gone', figures: {} };
    case 'cluster_not_found':
      return { what, code: 'ClusterNotFound', figures: {} };
    default:
      return { what, code: 'Unavailable', figures: { operation } };
  }
}
