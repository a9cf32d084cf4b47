import type { ErrorDetails, ErrorWords } from '../words.ts';

const named = (details: ErrorDetails, key: string, after = ' '): string =>
  details[key] === undefined ? '' : `${details[key]}${after}`;

/** What happened, and what to do about it. */
export function koreanErrors(): ErrorWords {
  return {
    byCode: {
      access_denied: {
        what: (d) => `AWS가 ${named(d, 'account', ' 계정의 ')}${named(d, 'iamAction')}접근을 거부했습니다.`,
        todo: (d) =>
          d.roleArn !== undefined
            ? '계정 파일의 역할 ARN과 외부 ID, 그 역할의 신뢰 정책을 확인해 주십시오. docs/accounts.md에 예가 있습니다.'
            : `이 도구가 사용하는 역할에 ${d.iamAction ?? 'docs/iam/read.json의 읽기 전용 작업'} 권한을 허용해 주십시오.${d.unnamed === undefined ? '' : ` 또는 클러스터를 함께 적어 주십시오(클러스터/${d.unnamed}). 그러면 이름을 찾지 않아도 됩니다.`}`,
      },
      account_not_found: {
        what: (d) => `설정에 없는 계정입니다${named(d, 'account', ': ')}.`,
        todo: () => 'ADVISOR_ACCOUNTS가 가리키는 파일의 계정 ID나 이름과 비교해 주십시오.',
      },
      aws_unavailable: {
        what: () => 'AWS에 연결할 수 없습니다.',
        todo: () => '네트워크와 리전을 확인하고 1분 뒤 다시 시도해 주십시오.',
      },
      cluster_not_found: {
        what: (d) => `${named(d, 'region', '에 ')}${named(d, 'cluster')}클러스터가 없습니다.`,
        todo: () => '철자와 리전을 확인하거나, 클러스터를 빼고 전체에서 찾아 주십시오.',
      },
      config_invalid: {
        what: () => '설정이 올바르지 않습니다.',
        todo: () => '위에 적힌 설정을 고친 뒤 다시 시작해 주십시오.',
      },
      credentials_missing: {
        what: () => 'AWS 자격 증명을 찾을 수 없습니다.',
        todo: () => '로그인하거나(예: "aws sso login") AWS_PROFILE을 설정한 뒤 다시 시도해 주십시오.',
      },
      evidence_invalid: {
        what: () => 'evidence 문서가 올바르지 않습니다.',
        todo: () => '표시된 필드를 고치거나 "fargate-advisor collect"로 문서를 다시 만들어 주십시오.',
      },
      export_invalid: {
        what: () => '이 파일은 가져올 수 없습니다.',
        todo: () =>
          '"fargate-advisor db export"로 만든 파일을 지정해 주십시오. 더 새로운 버전이 만든 파일은 그 버전으로만 가져올 수 있습니다.',
      },
      file_unreadable: {
        what: (d) => `${named(d, 'path')}파일을 읽을 수 없습니다.`,
        todo: () => '경로와 권한을 확인해 주십시오.',
      },
      file_unwritable: {
        what: (d) => `${named(d, 'path')}파일에 쓸 수 없습니다.`,
        todo: () => '폴더가 있는지, 쓸 권한이 있는지 확인해 주십시오.',
      },
      internal: {
        what: () => '내부에서 문제가 생겼습니다.',
        todo: () => '다시 시도해 주십시오. 또 생기면 참조 번호를 전달해 주십시오.',
      },
      region_missing: {
        what: () => 'AWS 리전이 정해지지 않았습니다.',
        todo: () => '--region을 주거나 AWS_REGION을 설정해 주십시오.',
      },
      service_not_found: {
        what: (d) => `${named(d, 'cluster', ' 클러스터에 ')}${named(d, 'service')}서비스가 없습니다.`,
        todo: () => '철자, 클러스터, 리전을 확인해 주십시오.',
      },
      slack_failed: {
        what: () => 'Slack이 답을 받지 않았습니다.',
        todo: () => '명령을 다시 실행해 주십시오.',
      },
      storage_unavailable: {
        what: () => '저장소를 사용할 수 없습니다.',
        todo: () => '저장소 파일, 또는 DATABASE_URL과 그 데이터베이스를 확인한 뒤 다시 시도해 주십시오.',
      },
      task_definition_invalid: {
        what: () => 'task 정의가 올바르지 않습니다.',
        todo: () =>
          '표시된 필드를 고쳐 주십시오. 파일은 "aws ecs describe-task-definition"의 출력이거나 등록할 내용이어야 합니다.',
      },
      task_definition_not_found: {
        what: (d) => `${named(d, 'region', '에 ')}task 정의 ${named(d, 'taskDefinition', '이(가) ')}없습니다.`,
        todo: () => 'family, revision, 리전을 확인해 주십시오.',
      },
      throttled: {
        what: () => '요청이 너무 많아 AWS가 거절하고 있습니다.',
        todo: () => '1분 기다린 뒤 다시 시도해 주십시오.',
      },
      timed_out: {
        what: () => 'AWS의 응답이 너무 오래 걸렸습니다.',
        todo: () => '다시 시도하거나 더 짧은 기간을 물어 주십시오.',
      },
    },
    reference: (id) => `참조 번호: ${id}`,
  };
}
