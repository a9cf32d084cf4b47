import type { Formats } from '../formats.ts';
import type { MigrationWords, SaidSize } from '../migration.ts';

/** A task definition for EC2 on its way to Fargate. */
export function englishMigration(f: Formats): MigrationWords {
  const counted = (count: number, one: string) => `${f.number(count, 0)} ${count === 1 ? one : `${one}s`}`;
  const said = ({ fromCpuUnits, fromMemoryMiB }: SaidSize) =>
    `${fromCpuUnits === null ? 'no CPU' : f.cpuUnits(fromCpuUnits)} and ${fromMemoryMiB === null ? 'no memory' : f.memory(fromMemoryMiB)}`;

  return {
    issues: {
      Privileged: {
        why: () => 'Fargate runs no privileged containers: nobody gets at its hosts.',
        change: () =>
          'Find out what needs it. Building images can go to CodeBuild or a rootless builder; what truly needs the host stays on EC2.',
      },
      Gpu: {
        why: ({ gpus }) => `Fargate has no GPUs; the container asks for ${f.number(gpus, 0)}.`,
        change: () => 'Keep this container on EC2 or ECS Managed Instances, and move the rest.',
      },
      Accelerator: {
        why: ({ kind }) => `Fargate has no ${kind}.`,
        change: () => 'Run inference on the CPU, or keep this container on EC2.',
      },
      HostVolume: {
        why: ({ path }) => `It mounts ${path} of the instance, and on Fargate there is no instance to mount from.`,
        change: ({ path }) =>
          /docker\.sock|containerd/.test(path)
            ? 'Drop what talks to the Docker daemon: the ECS task metadata endpoint and CloudWatch take the place of agents on the host.'
            : 'Use EFS for what must last or be shared, EBS for one disk a task, ephemeral storage (20 to 200 GiB) for what may go with the task.',
      },
      DockerVolume: {
        why: ({ driver }) => `It uses a Docker volume (driver ${driver}), which Fargate does not have.`,
        change: () =>
          'Use EFS for what must last or be shared, EBS for one disk a task, a plain volume for what containers share within the task.',
      },
      FsxVolume: {
        why: () => 'FSx for Windows File Server volumes are for EC2 only.',
        change: () => 'Reach the files over the network from the program, or keep this task on EC2.',
      },
      HostNamespace: {
        why: ({ kind }) =>
          `It shares the ${kind === 'pid' ? 'processes' : 'shared memory'} of the instance, which Fargate does not allow.`,
        change: ({ kind }) =>
          kind === 'pid'
            ? 'Set pidMode to task where a sidecar watches its neighbours; monitoring of the host itself is not needed on Fargate.'
            : 'Put what shares memory into one container.',
      },
      Devices: {
        why: () => 'It uses devices of the instance.',
        change: () => 'Do without the device, or keep this container on EC2.',
      },
      AddedCapabilities: {
        why: ({ names }) => `It adds ${f.list(names)}; on Fargate only SYS_PTRACE can be added.`,
        change: () => 'Take them out and see what fails; what changes the network or the kernel stays on EC2.',
      },
      WindowsVersion: {
        why: ({ family }) => `Fargate does not run ${family}.`,
        change: () => 'Rebuild the image on Windows Server 2019 or 2022.',
      },
      CredentialSpecs: {
        why: () => 'It signs in to Active Directory with a credential spec through Docker, which is for EC2.',
        change: () =>
          'Use domainless gMSA with credentialSpecs where the platform has it, or keep this container on EC2.',
      },
      PortConflict: {
        why: ({ port, containers }) =>
          `${f.list(containers)} all listen on port ${port}, and on Fargate they share one network interface.`,
        change: () => 'Let each program listen on a port of its own, or give them task definitions of their own.',
      },
      LogRouterFile: {
        why: () => 'The log router reads its configuration from S3, and on Fargate ECS takes it from a file only.',
        change: () =>
          'Build the file into the log router’s image and set config-file-type to file, or take the init image of AWS for Fluent Bit, which fetches from S3 itself.',
      },
      Daemon: {
        why: () => 'The service runs one task on every instance, and Fargate has no instances.',
        change: () =>
          'Put the agent into each task definition as a sidecar: log routing (FireLens), metrics, tracing. Managed Daemons are for ECS Managed Instances.',
      },
      TooLarge: {
        why: ({ cpuUnits, memoryMiB }) =>
          `It asks for ${f.cpuUnits(cpuUnits)} and ${f.memory(memoryMiB)}, more than the largest task of Fargate.`,
        change: () => 'Split the task, or keep it on EC2.',
      },
      Compatibility: {
        why: () => 'The task definition is not registered for Fargate.',
        change: () => 'Set requiresCompatibilities to FARGATE; ECS then checks all the rest when it is registered.',
      },
      NetworkMode: {
        why: ({ mode }) => `Network mode ${mode}: on Fargate each task has a network interface of its own (awsvpc).`,
        change: () =>
          'Set networkMode to awsvpc. Give the service subnets and a security group, and let in what the instance let in.',
      },
      HostPort: {
        why: ({ containerPort, hostPort }) =>
          hostPort === 0
            ? `Port ${containerPort} is mapped to a port of the instance that ECS chooses.`
            : `Port ${containerPort} is mapped to port ${hostPort} of the instance.`,
        change: ({ containerPort, hostPort }) =>
          hostPort === 0
            ? `Leave hostPort out: others reach the task at port ${containerPort}.`
            : `Leave hostPort out: others reach the task at port ${containerPort}, or let the program listen on ${hostPort}.`,
      },
      Links: {
        why: ({ names }) => `Links (${f.list(names)}) are of Docker's bridge network.`,
        change: () =>
          'Containers of one task reach each other at localhost and the port: change the addresses in the settings.',
      },
      ExtraHosts: {
        why: ({ count }) => `${counted(count, 'entry').replace('entrys', 'entries')} for /etc/hosts cannot be set.`,
        change: () => 'Use a private hosted zone of Route 53, or a name in the settings.',
      },
      DnsSettings: {
        why: () => 'DNS servers and search domains of its own cannot be set.',
        change: () => 'Use the DHCP options of the VPC, or Route 53 Resolver rules; write names in full.',
      },
      Hostname: {
        why: () => 'A host name cannot be set.',
        change: () => 'Take it from the task metadata endpoint where the program needs one.',
      },
      NoNetworking: {
        why: () => 'Networking cannot be switched off for a container.',
        change: () => 'Let the security group allow nothing in.',
      },
      Ulimits: {
        why: ({ names }) => `Only nofile can be set; ${f.list(names)} cannot.`,
        change: () =>
          'Take them out and see whether the defaults are enough; memlock and nproc are the ones that databases ask for.',
      },
      SharedMemory: {
        why: () => 'The size of /dev/shm cannot be set; it is 64 MB.',
        change: () => 'Let the program use another folder: browsers take --disable-dev-shm-usage.',
      },
      Swap: {
        why: () => 'There is no swap.',
        change: () => 'Give the task the memory that it needs at its peak.',
      },
      SecurityOptions: {
        why: () => 'SELinux and AppArmor labels cannot be set.',
        change: () => 'Take them out: each task is isolated from all others anyway.',
      },
      IpcMode: {
        why: ({ mode }) => `ipcMode ${mode} cannot be set.`,
        change: () => 'Take it out; containers that share memory go through files, a socket or localhost.',
      },
      PlacementConstraints: {
        why: ({ expressions }) => `There is nothing to place on: ${f.list(expressions)}.`,
        change: () =>
          'Take them out. Zones follow from the subnets, architecture and operating system from runtimePlatform.',
      },
      LogDriver: {
        why: ({ driver }) => `The log driver ${driver} is not there: awslogs, splunk and awsfirelens are.`,
        change: () => 'Use awslogs, or awsfirelens with a log router that writes where the old driver wrote.',
      },
      NoLogDriver: {
        why: () => "Without a log configuration it used the instance's, which is not there any more.",
        change: () => 'Use awslogs.',
      },
      ExecutionRole: {
        why: () => 'The instance pulled images and wrote logs with its own role; on Fargate the execution role does.',
        change: () =>
          'Set executionRoleArn to a role with AmazonECSTaskExecutionRolePolicy, and with access to the secrets that it names.',
      },
      InstanceRole: {
        why: () =>
          'There is no task role: if the program calls AWS, it does so as the instance, and on Fargate there is none. Whether it does, the task definition does not say.',
        change: () => "Look at what CloudTrail shows for the instance's role, and give the task a role with that.",
      },
      TaskSize: {
        why: ({ cpuUnits, memoryMiB, ...from }) =>
          `It asks for ${said(from)}; Fargate has fixed pairs, and ${f.size({ cpuUnits, memoryMiB })} is the cheapest that holds it.`,
        change: ({ cpuUnits, memoryMiB }) =>
          `Set cpu to "${cpuUnits}" and memory to "${memoryMiB}" on the task. Run it for two weeks, then let size find what it needs: on EC2 it may have used CPU beyond its reservation.`,
      },
      ContainerMemory: {
        why: ({ reserved, memoryMiB }) =>
          `Its containers reserve ${f.mib(reserved)}, more than the ${f.mib(memoryMiB)} of the task.`,
        change: () => 'Lower the reservations, or raise the memory of the task.',
      },
      Windows: {
        why: () =>
          'Windows on Fargate has 1, 2 and 4 vCPU, x86 only and on demand only, and a licence fee for each vCPU.',
        change: () => 'Keep the image on Windows Server 2019 or 2022, and the start-up time in mind: it is minutes.',
      },
      TargetType: {
        why: ({ targetGroups }) =>
          `${counted(targetGroups, 'target group')} of the service ${targetGroups === 1 ? 'sends' : 'send'} traffic to instances.`,
        change: () =>
          'Make a target group of type ip (the type cannot be changed), attach it to the listener, and move traffic over.',
      },
      ServiceNetwork: {
        why: () => 'The service has no network configuration: its tasks used the interface of the instance.',
        change: () =>
          'Create a service on Fargate beside the old one, with subnets and a security group, and move the traffic over.',
      },
    },
    headline: {
      ready: 'It runs on Fargate as it is',
      changes: (count) => `It can run on Fargate, with ${counted(count, 'change')}`,
      blocked: ({ blocking, changes }) =>
        `${counted(blocking, 'thing')} ${blocking === 1 ? 'keeps' : 'keep'} it from running on Fargate${changes === 0 ? '' : `, and ${counted(changes, 'change')} beside`}`,
    },
    scope: ({ what, region, tasks }) => `${what}, ${counted(tasks, 'task')}, prices of ${region}`,
    size: (size) => `First size: ${size}`,
    noSize: 'Fargate has no size that holds it',
    bill: ({ before, after }) => `A month: ${before} on EC2 today, ${after} on Fargate`,
    noBill: 'not known',
    assumption: ({ instanceType, packedPercent }) =>
      `EC2: the share of an ${instanceType} that the task reserves, on demand, with the instances filled to ${f.percent(packedPercent)}; disks and the work of running them are left out.`,
    fargateAssumption: 'Fargate: on demand, list price, 730 hours.',
    headings: { blocking: 'In the way', changes: 'Changes', converted: 'The task definition for Fargate' },
    convertedNote:
      'Yours, with your own values in it: do not post it. Replace ACCOUNT where it stands; what is in the way is not solved by it.',
    loading: (definition) => `Reading the task definition ${definition}…`,
  };
}
