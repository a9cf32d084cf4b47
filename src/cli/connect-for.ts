import { parseServiceQuery } from '../core/ecs-service.ts';
import type { CliContext } from './cli-context.ts';
import type { AwsAccess, CliDependencies } from './cli-dependencies.ts';

type ConnectOptions = NonNullable<Parameters<CliDependencies['connect']>[0]>;

/** AWS, with the accounts of the set-up where the command may mean one of them: it names an account, or gives an ARN. */
export async function connectFor(
  { service, account }: { readonly service?: string; readonly account?: string },
  { deps, io }: CliContext,
  options: Omit<ConnectOptions, 'env'> = {},
): Promise<AwsAccess> {
  const isOfAccount = account !== undefined || parseServiceQuery(service ?? '').kind === 'arn';
  return await deps.connect({ ...options, ...(isOfAccount && { env: io.env }) });
}
