/** Where a workload may run, in the order in which equals are listed: the least to operate first. */
export const COMPUTE_OPTIONS = [
  'lambda',
  'fargate',
  'fargate-arm64',
  'fargate-spot',
  'ecs-managed-instances',
  'ecs-ec2',
  'eks-fargate',
  'eks-ec2',
] as const;
export type ComputeOption = (typeof COMPUTE_OPTIONS)[number];

/** How much running it takes of a team, beside its own code. */
export type OperationsEffort = 'least' | 'low' | 'medium' | 'high';

/** What another instance of it takes to start, seconds. AWS promises none of them. */
export interface StartUp {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

interface Traits {
  readonly operations: OperationsEffort;
  readonly startUp: StartUp;
}

/**
 * Operations by what is left to do: nothing below the function; images and sizes; instances that AWS patches; machines and
 * their packing; Kubernetes besides. Start-up: Lambda 0.1 to 1 s when cold (AWS Lambda guide); Fargate about 30 s to 60 s,
 * mostly the image's pull; a new EC2 machine takes minutes, a warm one with the image seconds (AWS Batch, "When to use Fargate").
 */
export const TRAITS: Readonly<Record<ComputeOption, Traits>> = {
  lambda: { operations: 'least', startUp: { fromSeconds: 0.1, toSeconds: 1 } },
  fargate: { operations: 'low', startUp: { fromSeconds: 30, toSeconds: 60 } },
  'fargate-arm64': { operations: 'low', startUp: { fromSeconds: 30, toSeconds: 60 } },
  'fargate-spot': { operations: 'low', startUp: { fromSeconds: 30, toSeconds: 60 } },
  'ecs-managed-instances': { operations: 'medium', startUp: { fromSeconds: 5, toSeconds: 180 } },
  'ecs-ec2': { operations: 'high', startUp: { fromSeconds: 5, toSeconds: 180 } },
  'eks-fargate': { operations: 'high', startUp: { fromSeconds: 30, toSeconds: 90 } },
  'eks-ec2': { operations: 'high', startUp: { fromSeconds: 5, toSeconds: 180 } },
};
