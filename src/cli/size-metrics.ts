import { type SizeAnswer, sizeEvidence } from '../app/size-service.ts';
import type { SizeCommand } from '../core/command/specs/size.ts';
import { parseServiceQuery } from '../core/ecs-service.ts';
import { AdvisorError } from '../core/errors.ts';
import type { CliContext } from './cli-context.ts';
import type { ExitStatus } from './exit-status.ts';
import { readJsonFile } from './input.ts';
import { printAnswer, wishesOf } from './print-answer.ts';

/** Answers `size --metrics FILE --task-definition FILE` from what the aws command printed. */
export async function sizeMetrics(command: SizeCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps } = context;
  const paths = { metrics: command.metrics ?? '-', taskDefinition: command.taskDefinition ?? '-' };
  const read = await deps.readCliOutput({
    metrics: await readJsonFile(paths.metrics, io.stdin),
    taskDefinition: await readJsonFile(paths.taskDefinition, io.stdin),
    ...nameOf(command),
    ...(command.count !== undefined && { count: command.count }),
  });
  if (!read.ok) {
    const { file, path, message } = read.problem;
    throw new AdvisorError('evidence_invalid', [paths[file], path, message].filter((part) => part !== '').join(': '), {
      hint: `Print it again with "aws ${file === 'metrics' ? 'cloudwatch get-metric-data' : 'ecs describe-task-definition'}".`,
      details: { path: paths[file] },
    });
  }
  const answer = sizeEvidence(read.evidence, { prices: deps.prices, ...wishesOf(command) });
  if (command.count !== undefined) return printAnswer(answer, command, context);
  context.notice(`${context.words.size.oneTask}\n`);
  return printAnswer(withoutTaskCount(answer), command, context);
}

/** The answer where one task is only what is reckoned with: that it is the only one was said by nobody. */
function withoutTaskCount(answer: SizeAnswer): SizeAnswer {
  const warnings = answer.recommendation.warnings.filter(({ code }) => code !== 'SingleTask');
  return { ...answer, recommendation: { ...answer.recommendation, warnings } };
}

/** What the person said of the service that the files do not say. */
function nameOf(command: SizeCommand): { region?: string; cluster?: string; service?: string } {
  const { cluster, region } = command;
  const query = parseServiceQuery(command.service ?? '');
  const said = query.kind === 'arn' ? query.ref : query;
  return {
    ...(said.name !== '' && { service: said.name }),
    ...('cluster' in said && { cluster: said.cluster }),
    ...('region' in said && { region: said.region }),
    ...(cluster !== undefined && { cluster }),
    ...(region !== undefined && { region }),
  };
}
