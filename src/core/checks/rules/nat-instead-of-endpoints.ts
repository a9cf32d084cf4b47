import { type CheckRule, finding, onService, PASSED, unread } from '../rule.ts';
import type { CheckSubject } from '../subject.ts';

interface Figures {
  readonly natGateways: number;
  readonly natGiB: number;
}

/** What every private task of Fargate talks to: the registry of its image, and the logs. */
const WANTED = ['ecr.api', 'ecr.dkr', 'logs'] as const;

/**
 * Traffic to AWS's own services goes through a NAT gateway and is billed by the GB. Found only where the region has NAT
 * traffic and not one interface endpoint for the registry or the logs: whose traffic it is, the metrics do not say.
 */
export const NAT_INSTEAD_OF_ENDPOINTS: CheckRule<'nat-instead-of-endpoints', Figures> = {
  id: 'nat-instead-of-endpoints',
  severity: 'low',
  applies: ({ service }) => service === null || service.settings.network?.assignsPublicIp === false,
  evaluate: onService((_service, subject) => {
    const { egress } = subject;
    if (egress === null) return unread(subject, 'ListMetrics');
    const hasEndpoint = egress.endpointServices.some((name) => WANTED.some((wanted) => name.endsWith(`.${wanted}`)));
    if (hasEndpoint || egress.natGateways === 0 || egress.natGiB <= 0) return PASSED;
    return finding({ natGateways: egress.natGateways, natGiB: egress.natGiB });
  }),
  change: (_figures, subject) => [
    ...WANTED.map((wanted) => endpoint(subject, `com.amazonaws.${subject.region}.${wanted}`, 'Interface')),
    endpoint(subject, `com.amazonaws.${subject.region}.s3`, 'Gateway'),
  ],
};

function endpoint({ region, service }: CheckSubject, name: string, type: 'Interface' | 'Gateway') {
  const { subnets = [], securityGroups = [] } = service?.settings.network ?? {};
  const place =
    type === 'Interface'
      ? ['--subnet-ids', ...subnets, '--security-group-ids', ...securityGroups, '--private-dns-enabled']
      : ['--route-table-ids', 'ROUTE_TABLE_ID'];
  const words = ['aws', 'ec2', 'create-vpc-endpoint', '--region', region, '--vpc-id', 'VPC_ID'];
  return {
    kind: 'command',
    words: [...words, '--vpc-endpoint-type', type, '--service-name', name, ...place],
  } as const;
}
