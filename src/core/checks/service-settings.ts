/** How a service deploys its tasks and connects them, as ECS describes it. */
export interface ServiceSettings {
  /** `LATEST`, or a version such as `1.4.0`; absent on EC2. */
  readonly platformVersion?: string;
  readonly schedulingStrategy: string;
  readonly desiredCount: number;
  /** Expressions, or the constraint's type where it has none. */
  readonly placementConstraints: readonly string[];
  /** `ECS`, `CODE_DEPLOY` or `EXTERNAL`. */
  readonly deploymentController: string;
  /** `ROLLING`, `BLUE_GREEN`, `CANARY` or `LINEAR`. */
  readonly deploymentStrategy: string;
  readonly circuitBreaker: { readonly enabled: boolean; readonly rollback: boolean };
  /** Null where the tasks have no network interface of their own. */
  readonly network: ServiceNetwork | null;
  /** How many target groups and load balancers send it traffic. */
  readonly loadBalancers: number;
}

export interface ServiceNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignsPublicIp: boolean;
}
