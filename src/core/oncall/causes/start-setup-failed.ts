import type { Evaluate, SetupKind, SetupReason } from '../cause.ts';
import { wordsOf } from '../stop-kind.ts';
import { stopProofs, stopsOfKind, taskProofs } from '../stops.ts';

const KINDS: readonly (readonly [SetupKind, RegExp])[] = [
  ['logs', /logger|log stream|log group|awslogs|cloudwatch log/i],
  ['role', /assume (?:the )?(?:iam )?(?:execution |task )?role|unable to assume|sts:AssumeRole/i],
  ['secrets', /secret|asm\b|ssm\b|parameter store|GetParameters|kms/i],
  ['storage', /EFS|mount|volume|EBS|FSx/],
  ['network', /\bENI\b|network interface|subnet|free addresses|security group|RESOURCE:ENI/i],
];
const REASONS: readonly (readonly [SetupReason, RegExp])[] = [
  [
    'unreachable',
    /i\/o timeout|timed? ?out|dial tcp|connection (?:issue|refused|reset)|no such host|deadline exceeded|RequestCanceled|no route|unreachable/i,
  ],
  ['denied', /AccessDenied|not authorized|denied|forbidden|unauthorized/i],
  ['missing', /NotFound|not found|does not exist|can't find|invalid parameters?:|did not contain/i],
];

/** What Fargate sets up before the containers start failed: secrets, logs, network, volumes or roles. */
export const startSetupFailed: Evaluate<'StartSetupFailed'> = (symptoms) => {
  const series = stopsOfKind(symptoms, 'setup');
  if (series === null) return null;
  const { since, sinceAtLeast, lastAt, stops, latest } = series;
  const said = wordsOf(latest);
  const what = KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
  const why = REASONS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'unknown';
  return {
    code: 'StartSetupFailed',
    figures: { what, why, times: stops.length },
    since,
    sinceAtLeast,
    lastAt,
    confidence: what === 'other' ? 'medium' : 'high',
    proofs: [...stopProofs(series), ...taskProofs(symptoms)],
  };
};
