/** What cannot be carried over by rewriting the task definition, with the figures of its sentences. */
export interface BlockingFigures {
  readonly Privileged: Record<string, never>;
  readonly Gpu: { readonly gpus: number };
  readonly Accelerator: { readonly kind: string };
  readonly HostVolume: { readonly path: string };
  readonly DockerVolume: { readonly driver: string };
  readonly FsxVolume: Record<string, never>;
  readonly HostNamespace: { readonly kind: 'pid' | 'ipc' };
  readonly Devices: Record<string, never>;
  readonly AddedCapabilities: { readonly names: readonly string[] };
  readonly WindowsVersion: { readonly family: string };
  readonly CredentialSpecs: Record<string, never>;
  readonly PortConflict: { readonly port: number; readonly containers: readonly string[] };
  readonly LogRouterFile: Record<string, never>;
  readonly Daemon: Record<string, never>;
  readonly TooLarge: { readonly cpuUnits: number; readonly memoryMiB: number };
}

/** What changes on the way, with the figures of its sentences. */
export interface ChangeFigures {
  readonly Compatibility: Record<string, never>;
  readonly NetworkMode: { readonly mode: string };
  readonly HostPort: { readonly containerPort: number; readonly hostPort: number };
  readonly Links: { readonly names: readonly string[] };
  readonly ExtraHosts: { readonly count: number };
  readonly DnsSettings: Record<string, never>;
  readonly Hostname: Record<string, never>;
  readonly NoNetworking: Record<string, never>;
  readonly Ulimits: { readonly names: readonly string[] };
  readonly SharedMemory: Record<string, never>;
  readonly Swap: Record<string, never>;
  readonly SecurityOptions: Record<string, never>;
  readonly IpcMode: { readonly mode: string };
  readonly PlacementConstraints: { readonly expressions: readonly string[] };
  readonly LogDriver: { readonly driver: string };
  readonly NoLogDriver: Record<string, never>;
  readonly ExecutionRole: Record<string, never>;
  readonly InstanceRole: Record<string, never>;
  readonly TaskSize: {
    readonly fromCpuUnits: number | null;
    readonly fromMemoryMiB: number | null;
    readonly cpuUnits: number;
    readonly memoryMiB: number;
  };
  readonly ContainerMemory: { readonly reserved: number; readonly memoryMiB: number };
  readonly Windows: Record<string, never>;
  readonly TargetType: { readonly targetGroups: number };
  readonly ServiceNetwork: Record<string, never>;
}

export type IssueFigures = BlockingFigures & ChangeFigures;
export type IssueCode = keyof IssueFigures;

/** One thing that differs on Fargate. `where` is the path in the task definition, or `service`. */
export type MigrationIssue<Codes extends IssueCode = IssueCode> = {
  [Code in Codes]: { readonly code: Code; readonly where: string; readonly figures: IssueFigures[Code] };
}[Codes];

/** Makes one, its figures of its code's type. */
export function issue<Code extends IssueCode>(code: Code, where: string, figures: IssueFigures[Code]): MigrationIssue {
  return { code, where, figures } as MigrationIssue;
}
