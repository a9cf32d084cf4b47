import { randomUUID } from 'node:crypto';
import { type AwsError, queryCode } from './aws-error.ts';
import type { Input } from './input.ts';

const NAMESPACE = 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/';

/** The services that speak it, by the version that their forms name. */
const SERVICES = new Map([
  ['2015-12-01', 'ElasticLoadBalancing_v10'],
  ['2010-05-08', 'AWSIdentityManagementV20100508'],
]);

/** What a form of the Query protocol asks for: service and action, and its parameters with `Name.member.N` gathered into lists. */
export function parseQuery(body: string): { readonly target: string; readonly input: Input } {
  const input: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const list = /^(\w+)\.member\.\d+$/.exec(name)?.[1];
    if (list === undefined) input[name] = value;
    else input[list] = [...(Array.isArray(input[list]) ? input[list] : []), value];
  }
  return { target: `${SERVICES.get(String(input.Version)) ?? ''}.${input.Action ?? ''}`, input };
}

/** An answer in the Query protocol: members of lists are called `member`. */
export function toQueryXml(action: string, result: unknown): string {
  return (
    `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${toXml(result)}</${action}Result>` +
    `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`
  );
}

/** An error in the Query protocol. */
export function queryError({ awsCode, message, statusCode }: AwsError): {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const error = { Type: statusCode < 500 ? 'Sender' : 'Receiver', Code: queryCode(awsCode), Message: message };
  return {
    body: `<ErrorResponse xmlns="${NAMESPACE}"><Error>${toXml(error)}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
    headers: {},
  };
}

function toXml(value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => `<member>${toXml(each)}</member>`).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => `<${name}>${toXml(each)}</${name}>`)
      .join('');
  }
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
