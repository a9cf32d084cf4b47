import { loadHours } from '../../autoscaling/hourly-load.ts';
import { findWorkingHours, NEEDED_DAYS, type WorkingHours } from '../../autoscaling/working-hours.ts';
import { toCents } from '../../pricing/money.ts';
import { type Change, scalingCommand } from '../change.ts';
import { type CheckRule, finding, notKnown, onService, PASSED } from '../rule.ts';
import type { CheckedService, CheckSubject } from '../subject.ts';

interface Figures extends Omit<WorkingHours, 'idleTaskShare'> {
  readonly tasks: number;
  readonly savingsUsd: number | null;
}

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/** The part of the month's bill that the idle hours are, at the number of tasks that run then. */
function savingsOf({ recommendation }: CheckedService, { idleTaskShare }: WorkingHours): number | null {
  const monthlyUsd = recommendation.current?.monthlyUsd ?? null;
  return monthlyUsd === null ? null : toCents(monthlyUsd * idleTaskShare);
}

/** Nothing happens at night or at weekends, and the tasks run on. */
export const IDLE_HOURS: CheckRule<'idle-hours', Figures> = {
  id: 'idle-hours',
  severity: 'low',
  applies: ({ service }) =>
    service === null ||
    (service.settings.schedulingStrategy === 'REPLICA' &&
      service.evidence.service.desiredCount > 0 &&
      (service.evidence.autoscaling?.scheduledActions ?? []).length === 0),
  evaluate: onService((service) => {
    const { evidence } = service;
    const days = loadHours(evidence).length / 24;
    if (days < NEEDED_DAYS) return notKnown('FewDays', { days, neededDays: NEEDED_DAYS });
    const working = findWorkingHours(evidence);
    if (working === null) return PASSED;
    const tasks = evidence.autoscaling?.minCapacity ?? evidence.service.desiredCount;
    const { idleTaskShare: _, ...hours } = working;
    return finding({ ...hours, tasks, savingsUsd: savingsOf(service, working) });
  }),
  change: (figures, subject) => schedule(figures, subject),
};

/** Everything to zero when the work ends, and back before it begins; on UTC, as the figures are. */
function schedule({ fromHour, untilHour, weekdays, tasks }: Figures, subject: CheckSubject): Change[] {
  const autoscaling = subject.service?.evidence.autoscaling ?? null;
  const most = String(autoscaling?.maxCapacity ?? tasks);
  const action = (name: string, hour: number, dayShift: number, capacity: string) =>
    scalingCommand(
      subject,
      'put-scheduled-action',
      '--scheduled-action-name',
      name,
      '--schedule',
      `cron(0 ${hour} ? * ${weekdays.map((day) => WEEKDAYS[(day + dayShift) % 7]).join(',')} *)`,
      '--scalable-target-action',
      capacity,
    );
  const register = scalingCommand(
    subject,
    'register-scalable-target',
    '--min-capacity',
    String(tasks),
    '--max-capacity',
    most,
  );
  return [
    ...(autoscaling === null ? [register] : []),
    action('begin-of-work', fromHour, 0, `MinCapacity=${tasks},MaxCapacity=${most}`),
    action('end-of-work', untilHour % 24, untilHour >= 24 ? 1 : 0, 'MinCapacity=0,MaxCapacity=0'),
  ];
}
