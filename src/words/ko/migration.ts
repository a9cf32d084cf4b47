import type { Formats } from '../formats.ts';
import type { MigrationWords, SaidSize } from '../migration.ts';

/** A task definition for EC2 on its way to Fargate, in Korean. */
export function koreanMigration(f: Formats): MigrationWords {
  const count = (value: number) => f.number(value, 0);
  const said = ({ fromCpuUnits, fromMemoryMiB }: SaidSize) =>
    `CPU ${fromCpuUnits === null ? '지정 없음' : f.cpuUnits(fromCpuUnits)}, 메모리 ${fromMemoryMiB === null ? '지정 없음' : f.memory(fromMemoryMiB)}`;

  return {
    issues: {
      Privileged: {
        why: () => 'Fargate는 privileged 컨테이너를 실행하지 않습니다.',
        change: () =>
          '무엇 때문에 필요한지 확인해 주십시오. 이미지 빌드는 CodeBuild나 rootless 빌더로 옮길 수 있고, 정말 호스트가 필요한 것은 EC2에 남깁니다.',
      },
      Gpu: {
        why: ({ gpus }) => `Fargate에는 GPU가 없는데 컨테이너가 ${count(gpus)}개를 요구합니다.`,
        change: () => '이 컨테이너는 EC2나 ECS Managed Instances에 두고 나머지를 옮겨 주십시오.',
      },
      Accelerator: {
        why: ({ kind }) => `Fargate에는 ${kind}이(가) 없습니다.`,
        change: () => '추론을 CPU로 하거나 이 컨테이너를 EC2에 남겨 주십시오.',
      },
      HostVolume: {
        why: ({ path }) => `인스턴스의 ${path}을(를) 마운트하는데, Fargate에는 마운트할 인스턴스가 없습니다.`,
        change: ({ path }) =>
          /docker\.sock|containerd/.test(path)
            ? 'Docker 데몬에 접근하는 것을 빼 주십시오. 호스트 에이전트 대신 ECS task metadata endpoint와 CloudWatch를 씁니다.'
            : '보존하거나 공유할 것은 EFS, task마다 디스크 하나는 EBS, task와 함께 사라져도 되는 것은 임시 스토리지(20~200 GiB)를 써 주십시오.',
      },
      DockerVolume: {
        why: ({ driver }) => `Docker 볼륨(드라이버 ${driver})을 쓰는데 Fargate에는 없습니다.`,
        change: () =>
          '보존하거나 공유할 것은 EFS, task마다 디스크 하나는 EBS, task 안에서 컨테이너끼리 나누는 것은 일반 볼륨을 써 주십시오.',
      },
      FsxVolume: {
        why: () => 'FSx for Windows File Server 볼륨은 EC2에서만 쓸 수 있습니다.',
        change: () => '프로그램이 네트워크로 파일에 접근하게 하거나 이 task를 EC2에 남겨 주십시오.',
      },
      HostNamespace: {
        why: ({ kind }) =>
          `인스턴스의 ${kind === 'pid' ? '프로세스' : '공유 메모리'}를 함께 쓰는데 Fargate에서는 허용되지 않습니다.`,
        change: ({ kind }) =>
          kind === 'pid'
            ? '사이드카가 옆 컨테이너를 지켜본다면 pidMode를 task로 바꾸어 주십시오. Fargate에서는 호스트 감시가 필요 없습니다.'
            : '메모리를 공유하는 것을 컨테이너 하나에 넣어 주십시오.',
      },
      Devices: {
        why: () => '인스턴스의 장치를 씁니다.',
        change: () => '장치 없이 실행하거나 이 컨테이너를 EC2에 남겨 주십시오.',
      },
      AddedCapabilities: {
        why: ({ names }) => `${names.join(', ')} 권한을 추가하는데, Fargate에서는 SYS_PTRACE만 추가할 수 있습니다.`,
        change: () => '빼고 무엇이 실패하는지 확인해 주십시오. 네트워크나 커널을 바꾸는 것은 EC2에 남깁니다.',
      },
      WindowsVersion: {
        why: ({ family }) => `Fargate는 ${family}을(를) 실행하지 않습니다.`,
        change: () => 'Windows Server 2019나 2022에서 이미지를 다시 빌드해 주십시오.',
      },
      CredentialSpecs: {
        why: () => 'Docker의 credential spec으로 Active Directory에 로그인하는데, 이는 EC2용입니다.',
        change: () => '플랫폼이 지원하면 credentialSpecs의 domainless gMSA를 쓰고, 아니면 EC2에 남겨 주십시오.',
      },
      PortConflict: {
        why: ({ port, containers }) =>
          `${containers.join(', ')}이(가) 모두 ${port}번 포트에서 듣는데, Fargate에서는 네트워크 인터페이스 하나를 함께 씁니다.`,
        change: () => '프로그램마다 다른 포트에서 듣게 하거나 task 정의를 나누어 주십시오.',
      },
      LogRouterFile: {
        why: () => '로그 라우터가 설정을 S3에서 읽는데, Fargate에서 ECS는 파일만 받습니다.',
        change: () =>
          '설정 파일을 로그 라우터 이미지에 넣고 config-file-type을 file로 바꾸거나, S3에서 직접 가져오는 AWS for Fluent Bit init 이미지를 써 주십시오.',
      },
      Daemon: {
        why: () => '이 서비스는 인스턴스마다 task를 하나씩 실행하는데, Fargate에는 인스턴스가 없습니다.',
        change: () =>
          '에이전트를 각 task 정의에 사이드카로 넣어 주십시오(로그는 FireLens, 지표, 추적). Managed Daemons는 ECS Managed Instances 전용입니다.',
      },
      TooLarge: {
        why: ({ cpuUnits, memoryMiB }) =>
          `${f.cpuUnits(cpuUnits)}와 ${f.memory(memoryMiB)}를 요구하는데, Fargate의 가장 큰 task보다 큽니다.`,
        change: () => 'task를 나누거나 EC2에 남겨 주십시오.',
      },
      Compatibility: {
        why: () => 'Fargate용으로 등록된 task 정의가 아닙니다.',
        change: () => 'requiresCompatibilities를 FARGATE로 정해 주십시오. 등록할 때 ECS가 나머지를 모두 확인합니다.',
      },
      NetworkMode: {
        why: ({ mode }) =>
          `네트워크 모드가 ${mode}입니다. Fargate에서는 task마다 네트워크 인터페이스가 있습니다(awsvpc).`,
        change: () =>
          'networkMode를 awsvpc로 바꾸고, 서비스에 서브넷과 보안 그룹을 주어 인스턴스가 받던 트래픽을 허용해 주십시오.',
      },
      HostPort: {
        why: ({ containerPort, hostPort }) =>
          hostPort === 0
            ? `${containerPort}번 포트가 ECS가 고르는 인스턴스 포트에 연결됩니다.`
            : `${containerPort}번 포트가 인스턴스의 ${hostPort}번 포트에 연결됩니다.`,
        change: ({ containerPort, hostPort }) =>
          hostPort === 0
            ? `hostPort를 빼 주십시오. 다른 곳에서는 task의 ${containerPort}번 포트로 접근합니다.`
            : `hostPort를 빼 주십시오. 다른 곳에서는 task의 ${containerPort}번 포트로 접근합니다. 아니면 프로그램이 ${hostPort}번에서 듣게 해 주십시오.`,
      },
      Links: {
        why: ({ names }) => `links(${names.join(', ')})는 Docker bridge 네트워크의 기능입니다.`,
        change: () => '같은 task의 컨테이너는 localhost와 포트로 서로 접근합니다. 설정의 주소를 바꾸어 주십시오.',
      },
      ExtraHosts: {
        why: ({ count: entries }) => `/etc/hosts 항목 ${count(entries)}개를 넣을 수 없습니다.`,
        change: () => 'Route 53 프라이빗 호스팅 영역이나 설정의 이름을 써 주십시오.',
      },
      DnsSettings: {
        why: () => 'DNS 서버와 검색 도메인을 따로 정할 수 없습니다.',
        change: () => 'VPC의 DHCP 옵션이나 Route 53 Resolver 규칙을 쓰고, 이름은 전체를 적어 주십시오.',
      },
      Hostname: {
        why: () => '호스트 이름을 정할 수 없습니다.',
        change: () => '프로그램에 필요하면 task metadata endpoint에서 가져와 주십시오.',
      },
      NoNetworking: {
        why: () => '컨테이너의 네트워크를 끌 수 없습니다.',
        change: () => '보안 그룹이 들어오는 트래픽을 모두 막게 해 주십시오.',
      },
      Ulimits: {
        why: ({ names }) => `nofile만 정할 수 있고 ${names.join(', ')}은(는) 정할 수 없습니다.`,
        change: () => '빼고 기본값으로 충분한지 확인해 주십시오. 데이터베이스가 주로 memlock과 nproc를 요구합니다.',
      },
      SharedMemory: {
        why: () => '/dev/shm의 크기를 정할 수 없습니다(64 MB).',
        change: () => '프로그램이 다른 폴더를 쓰게 해 주십시오. 브라우저는 --disable-dev-shm-usage를 씁니다.',
      },
      Swap: {
        why: () => 'swap이 없습니다.',
        change: () => '최고 부하에 필요한 메모리를 task에 주십시오.',
      },
      SecurityOptions: {
        why: () => 'SELinux와 AppArmor 레이블을 정할 수 없습니다.',
        change: () => '빼 주십시오. task는 이미 서로 격리되어 있습니다.',
      },
      IpcMode: {
        why: ({ mode }) => `ipcMode ${mode}을(를) 정할 수 없습니다.`,
        change: () => '빼 주십시오. 메모리를 공유하던 컨테이너는 파일, 소켓, localhost로 주고받습니다.',
      },
      PlacementConstraints: {
        why: ({ expressions }) => `배치할 인스턴스가 없습니다: ${expressions.join(', ')}`,
        change: () => '빼 주십시오. 가용 영역은 서브넷이, 아키텍처와 운영 체제는 runtimePlatform이 정합니다.',
      },
      LogDriver: {
        why: ({ driver }) => `로그 드라이버 ${driver}이(가) 없습니다. awslogs, splunk, awsfirelens만 있습니다.`,
        change: () => 'awslogs를 쓰거나, 전과 같은 곳에 쓰는 로그 라우터와 함께 awsfirelens를 써 주십시오.',
      },
      NoLogDriver: {
        why: () => '로그 설정이 없어 인스턴스의 설정을 썼는데, 이제 인스턴스가 없습니다.',
        change: () => 'awslogs를 써 주십시오.',
      },
      ExecutionRole: {
        why: () =>
          '지금까지는 인스턴스가 자기 역할로 이미지를 가져오고 로그를 썼습니다. Fargate에서는 실행 역할이 그 일을 합니다.',
        change: () =>
          'executionRoleArn에 AmazonECSTaskExecutionRolePolicy와 비밀 값을 읽을 권한이 있는 역할을 정해 주십시오.',
      },
      InstanceRole: {
        why: () =>
          'task 역할이 없습니다. 프로그램이 AWS를 호출한다면 인스턴스의 역할로 하는데, Fargate에는 그것이 없습니다. 호출하는지는 task 정의로 알 수 없습니다.',
        change: () => 'CloudTrail에서 인스턴스 역할이 쓴 작업을 확인하고, 그 권한을 가진 task 역할을 주십시오.',
      },
      TaskSize: {
        why: ({ cpuUnits, memoryMiB, ...from }) =>
          `${said(from)}를 요구합니다. Fargate에는 정해진 조합만 있고, 이를 담는 가장 저렴한 크기는 ${f.size({ cpuUnits, memoryMiB })}입니다.`,
        change: ({ cpuUnits, memoryMiB }) =>
          `task의 cpu를 "${cpuUnits}", memory를 "${memoryMiB}"로 정해 주십시오. 2주 실행한 뒤 size로 필요한 크기를 찾아 주십시오. EC2에서는 예약보다 많은 CPU를 썼을 수 있습니다.`,
      },
      ContainerMemory: {
        why: ({ reserved, memoryMiB }) =>
          `컨테이너들이 ${f.mib(reserved)}를 예약하는데 task 메모리는 ${f.mib(memoryMiB)}입니다.`,
        change: () => '예약을 줄이거나 task 메모리를 늘려 주십시오.',
      },
      Windows: {
        why: () => 'Fargate의 Windows는 1, 2, 4 vCPU, x86, 온디맨드만 있고 vCPU마다 라이선스 요금이 있습니다.',
        change: () => 'Windows Server 2019나 2022 이미지를 쓰고, 시작에 몇 분이 걸린다는 점을 고려해 주십시오.',
      },
      TargetType: {
        why: ({ targetGroups }) => `서비스의 대상 그룹 ${count(targetGroups)}개가 인스턴스로 트래픽을 보냅니다.`,
        change: () =>
          '유형이 ip인 대상 그룹을 새로 만들어(유형은 바꿀 수 없습니다) 리스너에 연결하고 트래픽을 옮겨 주십시오.',
      },
      ServiceNetwork: {
        why: () => '서비스에 네트워크 설정이 없습니다. task가 인스턴스의 인터페이스를 썼습니다.',
        change: () => '기존 서비스 옆에 서브넷과 보안 그룹이 있는 Fargate 서비스를 새로 만들고 트래픽을 옮겨 주십시오.',
      },
    },
    headline: {
      ready: '지금 그대로 Fargate에서 실행됩니다',
      changes: (number) => `${count(number)}가지를 바꾸면 Fargate에서 실행됩니다`,
      blocked: ({ blocking, changes }) =>
        `Fargate에서 실행되지 못하게 하는 것이 ${count(blocking)}가지${changes === 0 ? '' : `, 그 밖에 바꿀 것이 ${count(changes)}가지`} 있습니다`,
    },
    scope: ({ what, region, tasks }) => `${what}, task ${count(tasks)}개, ${region} 가격`,
    size: (size) => `첫 크기: ${size}`,
    noSize: '이를 담을 Fargate 크기가 없습니다',
    bill: ({ before, after }) => `월 비용: 지금 EC2 ${before}, Fargate ${after}`,
    noBill: '알 수 없음',
    assumption: ({ instanceType, packedPercent }) =>
      `EC2: task가 예약하는 만큼의 ${instanceType} 몫, 온디맨드, 인스턴스를 ${f.percent(packedPercent)} 채운다고 보았습니다. 디스크와 운영 부담은 제외했습니다.`,
    fargateAssumption: 'Fargate: 온디맨드 정가, 730시간입니다.',
    headings: { blocking: '막는 것', changes: '바꿀 것', converted: 'Fargate용 task 정의' },
    convertedNote:
      '직접 주신 파일이며 값이 그대로 들어 있으니 다른 곳에 올리지 마십시오. ACCOUNT는 실제 값으로 바꾸어 주십시오. 막는 것은 이것으로 해결되지 않습니다.',
    loading: (definition) => `task 정의 ${definition}을(를) 읽고 있습니다…`,
  };
}
