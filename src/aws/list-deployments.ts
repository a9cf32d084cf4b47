import {
  type CreatedAt,
  type ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeploymentBrief,
} from '@aws-sdk/client-ecs';

/** As many as ECS gives at once. */
export const DEPLOYMENTS_PER_PAGE = 100;

/** The deployments of a service, newest first, page by page for as long as `goesOn` says so of the page just read. */
export async function listDeployments(
  client: ECSClient,
  of: { readonly cluster: string; readonly name: string; readonly createdAt?: CreatedAt },
  goesOn: (page: readonly ServiceDeploymentBrief[]) => boolean,
  abortSignal: AbortSignal,
): Promise<ServiceDeploymentBrief[]> {
  const found: ServiceDeploymentBrief[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListServiceDeploymentsCommand({
      cluster: of.cluster,
      service: of.name,
      maxResults: DEPLOYMENTS_PER_PAGE,
      ...(of.createdAt ? { createdAt: of.createdAt } : {}),
      ...(nextToken ? { nextToken } : {}),
    });
    const answer = await client.send(command, { abortSignal });
    const page = answer.serviceDeployments ?? [];
    found.push(...page);
    nextToken = goesOn(page) ? answer.nextToken : undefined;
  } while (nextToken);
  return found;
}
