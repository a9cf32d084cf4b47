import { parseServiceQuery } from '../core/ecs-service.ts';
import { AdvisorError } from '../core/errors.ts';
import type { CliDependencies } from './cli-dependencies.ts';
import type { Environment } from './cli-io.ts';

interface RegionQuestion {
  readonly service?: string;
  readonly region?: string;
}

/** The region that was said: by the option, by the service's ARN, or by the environment as the SDK and the aws command read it. */
export function saidRegion({ service, region }: RegionQuestion, env: Environment): string | undefined {
  const query = parseServiceQuery(service ?? '');
  const ofArn = query.kind === 'arn' ? query.ref.region : undefined;
  return region ?? ofArn ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined);
}

/**
 * The region to ask: the one that was said, else the profile's.
 * @throws AdvisorError `region_missing`
 */
export async function findRegion(
  question: RegionQuestion,
  env: Environment,
  deps: Pick<CliDependencies, 'profileRegion'>,
): Promise<string> {
  const region = saidRegion(question, env) ?? (await deps.profileRegion());
  if (region === undefined) {
    throw new AdvisorError('region_missing', 'No AWS region is set.', {
      hint: 'Give --region, set AWS_REGION, or set a region in the AWS profile.',
    });
  }
  return region;
}
