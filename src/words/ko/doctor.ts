import type { ClockReference } from '../../core/doctor/check.ts';
import type { DoctorWords } from '../doctor.ts';
import type { Formats } from '../formats.ts';

const OWNERS: Readonly<Record<ClockReference, string>> = { aws: 'AWS', slack: 'Slack' };
const ENGINES = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const;

/** The faults of a store, which the store itself says in English. */
const STORE_FAULTS: Readonly<Record<string, { readonly what: string; readonly todo: string }>> = {
  busy: {
    what: '다른 프로세스가 저장소를 잠그고 있습니다.',
    todo: '다시 시도해 주십시오. SQLite 파일은 봇 하나만 쓸 수 있으며, 여러 개를 띄우려면 DATABASE_URL이 필요합니다.',
  },
  damaged: {
    what: '저장소 파일이 손상되었거나 SQLite 파일이 아닙니다. 파일은 그대로 두었습니다.',
    todo: '백업에서 복원하거나 다른 파일을 지정해 주십시오. 내보낸 파일은 "fargate-advisor db import"로 새 파일에 넣을 수 있습니다.',
  },
  foreign: {
    what: '다른 프로그램의 테이블이 들어 있는 파일입니다. 파일은 그대로 두었습니다.',
    todo: '저장소로 쓸 다른 파일을 지정해 주십시오.',
  },
  full: { what: '저장소의 디스크가 가득 찼습니다.', todo: '공간을 비우거나 보존 기간을 줄여 주십시오.' },
  newer: {
    what: '더 새로운 버전이 만든 저장소입니다. 그대로 두었습니다.',
    todo: '더 새로운 버전을 실행하거나 다른 저장소를 지정해 주십시오.',
  },
  not_allowed: {
    what: '저장소에 쓸 권한이 없습니다.',
    todo: '파일과 폴더의 권한, 또는 DATABASE_URL의 사용자와 비밀번호를 확인해 주십시오.',
  },
  not_found: {
    what: '저장소를 열 수 없습니다.',
    todo: '폴더, 또는 DATABASE_URL의 데이터베이스가 있는지 확인해 주십시오.',
  },
  unreachable: {
    what: '데이터베이스가 응답하지 않습니다.',
    todo: 'PostgreSQL이 실행 중인지, DATABASE_URL의 주소와 네트워크가 맞는지 확인해 주십시오.',
  },
};
const UNUSABLE = { what: '저장소를 사용할 수 없습니다.', todo: '다시 시도하고, 로그에서 원인을 확인해 주십시오.' };

/** What `doctor` says, line by line. */
export function koreanDoctor({ number, date, days, seconds, duration }: Formats): DoctorWords {
  const apart = (count: number) => (count < 120 ? seconds(count) : duration(count / 60));
  return {
    title: '필요한 것이 모두 갖추어져 있는지 살펴봅니다',
    looking: '설정, AWS, 저장소, Slack을 살펴보고 있습니다…',
    states: { ok: '정상', warning: '주의', failed: '실패' },
    fine: {
      SettingsFine: ({ settings }) =>
        settings === 0 ? '정해진 설정이 없어 기본값을 씁니다.' : `설정 ${number(settings, 0)}개를 모두 쓸 수 있습니다.`,
      NodeVersion: ({ version }) => `Node.js ${version}입니다.`,
      Region: ({ region }) => `리전은 ${region}입니다.`,
      Credentials: ({ account }) =>
        account === null ? 'AWS가 자격 증명을 받아들입니다.' : `AWS가 자격 증명을 받아들입니다(계정 ${account}).`,
      ActionsAllowed: ({ actions }) => `IAM 작업 ${number(actions, 0)}개를 시도했고 허용되었습니다.`,
      AccountsAssumed: ({ accounts }) => `설정된 계정의 역할 ${number(accounts, 0)}개를 맡을 수 있습니다.`,
      PricesFresh: ({ asOf, days: age }) => `이 리전의 가격은 ${date(asOf)}에 읽은 것입니다(${days(age)} 전).`,
      NoStore: () => '저장소가 없어 아무것도 기억하지 않으며 다이제스트도 없습니다. 명령줄에는 필요하지 않습니다.',
      StoreWorks: ({ engine, schemaVersion }) =>
        `저장소(${ENGINES[engine]}, 스키마 ${schemaVersion})를 읽고 쓸 수 있습니다.`,
      StoreToMake: ({ engine }) => `저장소(${ENGINES[engine]})가 아직 없으며, 봇이 시작할 때 만들 수 있습니다.`,
      StoreToMigrate: ({ schemaVersion, newestVersion }) =>
        `저장소의 스키마는 ${schemaVersion}이며, 다음 시작 때 ${newestVersion}(으)로 올라갑니다.`,
      NoSlack: () => '여기에는 Slack이 설정되어 있지 않습니다. 명령줄에는 필요하지 않습니다.',
      SlackToken: ({ team, bot }) => `Slack이 ${team} 워크스페이스의 ${bot} 봇으로 알고 있습니다.`,
      SlackScopes: ({ scopes }) => `토큰에 봇이 필요로 하는 권한 범위 ${number(scopes, 0)}개가 모두 있습니다.`,
      SigningSecret: ({ secrets }) =>
        secrets === 1 ? '서명 비밀의 형식이 올바릅니다.' : '두 서명 비밀의 형식이 모두 올바릅니다.',
      AppToken: () => 'Slack이 소켓 모드용 앱 수준 토큰을 받아들입니다.',
      ClockClose: ({ against, seconds: off }) =>
        `시계와 ${OWNERS[against]} 시계의 차이가 ${apart(Math.max(1, off))} 이내입니다.`,
    },
    warnings: {
      OptionalActionDenied: {
        what: ({ action }) => `AWS가 ${action}을(를) 거부합니다.`,
        todo: ({ action }) =>
          `${action}을(를) 허용해 주십시오(docs/iam/read.json). 그때까지는 읽지 못한 것을 답에 적습니다.`,
      },
      ActionUnanswered: {
        what: ({ action, awsCode }) => `${action}에 대해 AWS가 쓸 수 있는 답을 주지 않았습니다(${awsCode}).`,
        todo: () => '1분 뒤 doctor를 다시 실행해 주십시오.',
      },
      PricesOld: {
        what: ({ asOf, days: age }) => `이 리전의 가격이 ${days(age)} 지났습니다(${date(asOf)}).`,
        todo: () => '도구를 업데이트해 주십시오. 그때까지는 금액을 AWS 가격표와 비교해 주십시오.',
      },
      NoPrices: {
        what: ({ region }) => `${region}의 가격이 없습니다.`,
        todo: () => '금액 없이 크기만 답합니다. src/core/pricing/price-list.ts에 행을 추가하면 금액도 나옵니다.',
      },
      StoreEphemeral: {
        what: () => '저장소가 task와 함께 사라지는 디스크에 있습니다.',
        todo: () => 'DATABASE_URL을 설정하거나 ADVISOR_STORE를 EFS 볼륨에 두어 주십시오.',
      },
      StoreWalOnNetwork: {
        what: () => '저장소가 WAL이 동작하지 않는 네트워크 파일 시스템에서 WAL 모드로 되어 있습니다.',
        todo: () => '이 파일을 쓰는 task를 모두 멈춘 뒤 하나만 시작해 주십시오. 그러면 봇이 WAL을 끕니다.',
      },
      SlackScopesUnknown: {
        what: () => 'Slack이 토큰의 권한 범위를 알려 주지 않았습니다.',
        todo: () => '앱의 "OAuth & Permissions"를 manifest.yml과 비교해 주십시오.',
      },
      SlackOptionalScopeMissing: {
        what: ({ scope }) => `토큰에 선택 권한 범위 ${scope}이(가) 없습니다.`,
        todo: ({ scope }) => `docs/slack.md에 적힌 용도가 필요하면 ${scope}을(를) 추가하고 앱을 다시 설치해 주십시오.`,
      },
      SigningSecretShape: {
        what: () => '서명 비밀이 Slack의 형식(0-9와 a-f로 된 32자)이 아닙니다.',
        todo: () =>
          '앱의 "Basic Information"에서 "Signing Secret"을 복사해 주십시오. 잘못된 값이면 모든 요청이 거부됩니다.',
      },
      ClockOff: {
        what: ({ against, seconds: off }) => `시계가 ${OWNERS[against]} 시계와 ${apart(off)} 차이 납니다.`,
        todo: () => 'NTP로 맞추어 주십시오. 5분을 넘으면 요청이 거부됩니다.',
      },
    },
    failures: {
      SettingWrong: {
        what: ({ setting, message }) => `${setting}의 값을 쓸 수 없습니다: ${message}`,
        todo: ({ setting }) => `${setting}을(를) 고쳐 주십시오. docs/configuration.md에 설명이 있습니다.`,
      },
      NodeTooOld: {
        what: ({ version, minimum }) => `Node.js ${version}은(는) 너무 오래되었습니다. ${minimum} 이상이 필요합니다.`,
        todo: () => '더 새로운 Node.js를 설치하거나 컨테이너 이미지를 써 주십시오.',
      },
      RegionMissing: {
        what: () => 'AWS 리전이 정해지지 않았습니다.',
        todo: () => '--region을 주거나, AWS_REGION 또는 AWS 프로필의 리전을 설정해 주십시오.',
      },
      CredentialsMissing: {
        what: () => 'AWS 자격 증명이 없습니다.',
        todo: () => '로그인하거나(예: "aws sso login"), AWS_PROFILE을 설정하거나, task에 역할을 주십시오.',
      },
      CredentialsRefused: {
        what: ({ awsCode }) => `AWS가 자격 증명을 받아들이지 않습니다(${awsCode}).`,
        todo: () => '자격 증명을 새로 받고, 이 컴퓨터의 시계를 확인해 주십시오.',
      },
      AwsUnreachable: {
        what: ({ region, awsCode }) => `AWS가 ${region}에서 응답하지 않습니다(${awsCode}).`,
        todo: () => '리전, 네트워크, 프록시나 VPC 엔드포인트, AWS_ENDPOINT_URL을 확인해 주십시오.',
      },
      ActionDenied: {
        what: ({ action }) => `AWS가 ${action}을(를) 거부합니다. 이것 없이는 답할 수 없습니다.`,
        todo: ({ action }) => `이 도구가 사용하는 역할에 ${action}을(를) 허용해 주십시오(docs/iam/read.json).`,
      },
      AccountNotAssumed: {
        what: ({ account, code }) => `${account} 계정의 역할을 맡을 수 없습니다(${code}).`,
        todo: () =>
          '계정 파일의 역할 ARN과 외부 ID, 그 역할의 신뢰 정책, 이 도구의 sts:AssumeRole 권한을 확인해 주십시오(docs/accounts.md).',
      },
      StoreUnusable: {
        what: ({ fault }) => (STORE_FAULTS[fault] ?? UNUSABLE).what,
        todo: ({ fault }) => (STORE_FAULTS[fault] ?? UNUSABLE).todo,
      },
      SlackTokenRefused: {
        what: ({ error }) => `Slack이 SLACK_BOT_TOKEN을 받아들이지 않습니다(${error}).`,
        todo: () => '"OAuth & Permissions"에서 Bot User OAuth Token을 복사하고, 앱이 설치되어 있는지 확인해 주십시오.',
      },
      SlackUnreachable: {
        what: ({ url }) => `Slack이 ${url}에서 응답하지 않습니다.`,
        todo: () => '네트워크, 프록시, SLACK_API_URL을 확인해 주십시오.',
      },
      SlackScopeMissing: {
        what: ({ scope }) => `토큰에 권한 범위 ${scope}이(가) 없습니다.`,
        todo: ({ scope }) =>
          `"OAuth & Permissions"에 ${scope}을(를) 추가하고(manifest.yml에 모두 있습니다) 앱을 다시 설치해 주십시오.`,
      },
      AppTokenRefused: {
        what: ({ error }) => `Slack이 SLACK_APP_TOKEN으로 소켓 모드를 열어 주지 않습니다(${error}).`,
        todo: () => 'connections:write 권한의 앱 수준 토큰을 만들고 소켓 모드를 켜 주십시오.',
      },
      ClockWrong: {
        what: ({ against, seconds: off }) =>
          `시계가 ${OWNERS[against]} 시계와 ${apart(off)} 차이 나서 요청이 거부됩니다.`,
        todo: () => '이 컴퓨터의 시계를 맞추고 NTP로 유지해 주십시오.',
      },
    },
    summary: ({ failed, warnings }) =>
      failed === 0 && warnings === 0
        ? '모두 정상입니다.'
        : `실패 ${number(failed, 0)}건, 주의 ${number(warnings, 0)}건입니다.`,
  };
}
