import type { ServiceSettings } from '../checks/service-settings.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import type { TaskDefinition } from '../task-definition.ts';
import type { TaskSize } from '../task-size.ts';
import { type MigrationBill, migrationBill } from './bill.ts';
import { containerIssues, instanceLogIssues } from './container-issues.ts';
import { askedSize, firstSize } from './first-size.ts';
import { type BlockingFigures, type ChangeFigures, issue, type MigrationIssue } from './issue.ts';
import { isForFargate, sizeIssues, taskIssues } from './task-issues.ts';

export type BlockingIssue = MigrationIssue<keyof BlockingFigures>;
export type ChangeIssue = MigrationIssue<keyof ChangeFigures>;

/** What keeps a task definition for EC2 from running on Fargate, and what changes when it does. */
export interface Migration {
  readonly blocking: readonly BlockingIssue[];
  readonly changes: readonly ChangeIssue[];
  /** The first size to run with; null where Fargate has none so large. */
  readonly taskSize: TaskSize | null;
  readonly bill: MigrationBill;
}

export interface MigrationContext {
  readonly region: string;
  readonly prices: PriceBook;
  readonly tasks: number;
  /** The service that runs it, where one was named. */
  readonly service: ServiceSettings | null;
}

const BLOCKING: { readonly [Code in keyof BlockingFigures]: true } = {
  Privileged: true,
  Gpu: true,
  Accelerator: true,
  HostVolume: true,
  DockerVolume: true,
  FsxVolume: true,
  HostNamespace: true,
  Devices: true,
  AddedCapabilities: true,
  WindowsVersion: true,
  CredentialSpecs: true,
  PortConflict: true,
  LogRouterFile: true,
  Daemon: true,
  TooLarge: true,
};

/** Everything that differs on Fargate, in the order of the task definition; the first size, and both bills. */
export function assessMigration(definition: TaskDefinition, context: MigrationContext): Migration {
  const asked = askedSize(definition);
  const first = firstSize(asked, definition.operatingSystemFamily);
  const issues = [
    ...serviceIssues(context.service),
    ...taskIssues(definition),
    ...sizeIssues(definition, asked, first),
    ...definition.containers.flatMap((container, at) => containerIssues(container, `containerDefinitions[${at}]`)),
    ...(isForFargate(definition) ? [] : instanceLogIssues(definition)),
  ];
  return {
    blocking: issues.filter(isBlocking),
    changes: issues.filter((found): found is ChangeIssue => !isBlocking(found)),
    taskSize: first,
    bill: migrationBill(definition, { asked, first }, context),
  };
}

function isBlocking(found: MigrationIssue): found is BlockingIssue {
  return Object.hasOwn(BLOCKING, found.code);
}

function serviceIssues(service: ServiceSettings | null): MigrationIssue[] {
  if (service === null) return [];
  return [
    ...(service.schedulingStrategy === 'DAEMON' ? [issue('Daemon', 'service.schedulingStrategy', {})] : []),
    ...(service.placementConstraints.length > 0
      ? [
          issue('PlacementConstraints', 'service.placementConstraints', {
            expressions: service.placementConstraints,
          }),
        ]
      : []),
    ...(service.network === null ? [issue('ServiceNetwork', 'service.networkConfiguration', {})] : []),
    ...(service.network === null && service.loadBalancers > 0
      ? [issue('TargetType', 'service.loadBalancers', { targetGroups: service.loadBalancers })]
      : []),
  ];
}
