import type { MetricsQueryCommand } from '../core/command/specs/metrics-query.ts';
import { parseServiceQuery } from '../core/ecs-service.ts';
import { renderProblemsText } from '../render/answer-text.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `metrics-query SERVICE` without asking AWS, for people without credentials here; so the cluster must be said. */
export async function printMetricsQuery(command: MetricsQueryCommand, context: CliContext): Promise<ExitStatus> {
  const query = parseServiceQuery(command.service);
  const { cluster, name } = query.kind === 'arn' ? query.ref : { cluster: undefined, ...query };
  const inCluster = cluster ?? command.cluster;
  if (inCluster === undefined) {
    const problem = { code: 'NeedsOption', option: command.service, needs: '--cluster' } as const;
    context.notice(renderProblemsText([problem], context.words, command.name));
    return EXIT_STATUS.usage;
  }
  const region = await findRegion(command, context.io.env, context.deps);
  const text = await context.deps.metricsQuery({
    cluster: inCluster,
    service: name,
    days: command.days,
    region,
  });
  context.answers.write(`${text}\n`);
  return EXIT_STATUS.done;
}
