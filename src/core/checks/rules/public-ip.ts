import { updateService } from '../change.ts';
import { type CheckRule, finding, onService, PASSED } from '../rule.ts';

/** USD an hour for each public IPv4 address, in every region. Source: Amazon VPC pricing, read 2026-10-05. */
const IPV4_HOUR_USD = 0.005;
const HOURS_A_MONTH = 730;

interface Figures {
  readonly tasks: number;
  readonly monthlyUsd: number;
}

/** Every task has an address that the internet can reach, and pays for it. */
export const PUBLIC_IP: CheckRule<'public-ip', Figures> = {
  id: 'public-ip',
  severity: 'medium',
  applies: ({ service }) => service === null || service.settings.network !== null,
  evaluate: onService(({ settings, evidence }) => {
    if (settings.network?.assignsPublicIp !== true) return PASSED;
    const tasks = evidence.service.runningCount;
    return finding({ tasks, monthlyUsd: Math.round(tasks * HOURS_A_MONTH * IPV4_HOUR_USD * 100) / 100 });
  }),
  change: (_figures, subject) => {
    const { subnets = [], securityGroups = [] } = subject.service?.settings.network ?? {};
    const network = `subnets=[${subnets.join(',')}],securityGroups=[${securityGroups.join(',')}],assignPublicIp=DISABLED`;
    return [updateService(subject, '--network-configuration', `awsvpcConfiguration={${network}}`)];
  },
};
