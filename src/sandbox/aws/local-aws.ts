import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSampleAccount, type SampleAccount } from '../account/sample-account.ts';
import { createAccountViews } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { answerForeign, throwFault } from './fault-answers.ts';
import { createFaultBook, type FaultRule, type Faults } from './faults.ts';
import { answer, answerError, answerOr, readBody } from './http-answer.ts';
import { type Input, textOf } from './input.ts';
import { type AwsServiceName, createOperations } from './operations.ts';
import { parseQuery, toQueryXml } from './query-protocol.ts';
import { createQueues, type Queues, waitForMessage } from './queues.ts';
import { parseInput, parseSignature, parseSignedCall, type SignedCall } from './signed-call.ts';
import { createSts, type SampleRole, stsError } from './sts.ts';

/** A call that reached an operation, whatever it was answered. */
export interface RecordedRequest {
  readonly service: AwsServiceName;
  readonly operation: string;
  readonly region: string;
  readonly input: Input;
  /** Milliseconds since the server started, for critical paths. */
  readonly arrivedMs: number;
  /** Null until it is answered. */
  readonly answeredMs: number | null;
}

/** A running local AWS. */
export interface LocalAws {
  /** `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL` or a client's `endpoint`. */
  readonly url: string;
  /** Calls in the order they came; at most the last twenty thousand. */
  readonly requests: readonly RecordedRequest[];
  readonly faults: Faults;
  /** The queues of SQS, to put messages in and to see what is left. */
  readonly queues: Queues;
  /** Ends every connection, hanging ones too, and resolves when the port is free. */
  close(): Promise<void>;
}

const mostRequestsKept = 20_000;

/**
 * Starts ECS, CloudWatch, its logs, Application Auto Scaling, Elastic Load Balancing, IAM, SQS and STS on 127.0.0.1, all at one
 * address, over the protocols of the SDK: JSON, and Query for load balancers, IAM and STS. The region is that of the request's
 * signature; requests without one are refused. `account` is the sample account of `seed` at `now()` unless given; `roles`
 * lead to others. `now` (milliseconds since 1970) is also the clock of retention and task ages.
 */
export async function startLocalAws(
  options: {
    readonly port?: number;
    readonly seed?: number;
    readonly now?: () => number;
    readonly account?: SampleAccount;
    readonly roles?: readonly SampleRole[];
  } = {},
): Promise<LocalAws> {
  const { port = 0, seed = 1, now = Date.now } = options;
  const account = options.account ?? createSampleAccount(seed, now());
  const faults = createFaultBook(seed);
  const { roles = [] } = options;
  const sts = createSts(roles, account.accountId);
  const views = new Map(
    [account, ...roles.map((role) => role.account)].map((each) => [
      each.accountId,
      createAccountViews(each, (service) => faults.isDropped(service)),
    ]),
  );
  const queues = createQueues();
  const services = createOperations(queues);
  const requests: { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const startedMs = performance.now();
  const elapsedMs = () => performance.now() - startedMs;

  function answerCall(call: SignedCall, input: Input, rules: readonly FaultRule[]): string {
    const action = `${call.service.name}:${call.operation}`;
    const { accountId } = sts.accountOf(call.accessKeyId) ?? account;
    for (const rule of rules) throwFault(rule, action, accountId);
    const operation = call.service.operations.get(call.operation);
    if (operation === undefined) throw awsError('UnknownOperationException', `The operation ${action} is not known.`);
    const view = views.get(accountId)?.(call.region, now());
    const result = view === undefined ? {} : operation(view, input);
    return call.service.contentType === 'text/xml' ? toQueryXml(call.operation, result) : JSON.stringify(result);
  }

  function handle(request: IncomingMessage, body: string, response: ServerResponse): void {
    const query = isForm(request) ? parseQuery(body) : undefined;
    const call = parseSignedCall(request.headers, services, query?.target);
    const action = `${call.service.name}:${call.operation}`;
    const isQueryMode = request.headers['x-amzn-query-mode'] === 'true';
    const input = query?.input ?? parseInput(body);
    const record = { service: call.service.name, operation: call.operation, region: call.region, input };
    const recorded = { ...record, arrivedMs: elapsedMs(), answeredMs: null as number | null };
    requests.push(recorded);
    if (requests.length > mostRequestsKept) requests.splice(0, requests.length - mostRequestsKept);
    const clusterName = textOf(input, 'cluster')?.split('/').at(-1);
    const { accountId } = sts.accountOf(call.accessKeyId) ?? account;
    const rules = faults.meet(action, { region: call.region, clusterName, accountId });
    if (rules.some((rule) => rule.kind === 'hang')) return;
    if (rules.some((rule) => rule.kind === 'reset')) {
      request.socket.destroy();
      return;
    }
    const finish = () => {
      const foreign = rules.find((rule) => rule.kind === 'unimplemented' && rule.answer !== undefined);
      if (foreign === undefined || !answerForeign(foreign, response)) {
        answerOr(response, call.service.contentType, isQueryMode, () => answerCall(call, input, rules));
      }
      recorded.answeredMs = elapsedMs();
      faults.answered(action);
    };
    const delayMs = rules.reduce((sum, rule) => sum + (rule.kind === 'delay' ? rule.delayMs : 0), 0);
    if (delayMs === 0) {
      if (call.operation === 'ReceiveMessage' && rules.length === 0) waitForMessage(queues, input, finish);
      else finish();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      finish();
    }, delayMs);
    timers.add(timer);
  }

  /** STS answers at once: the faults that concern it are refusals. Sessions end by the real clock, which is the SDK's. */
  function handleSts(headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    const arrivedMs = elapsedMs();
    try {
      const { region } = parseSignature(headers);
      const form = new URLSearchParams(body);
      const operation = form.get('Action') ?? '';
      requests.push({
        service: 'sts',
        operation,
        region,
        input: Object.fromEntries(form),
        arrivedMs,
        answeredMs: arrivedMs,
      });
      const place = { region, clusterName: undefined, accountId: account.accountId };
      for (const rule of faults.meet(`sts:${operation}`, place))
        throwFault(rule, `sts:${operation}`, account.accountId);
      answer(response, 200, 'text/xml', sts.answer(form, Date.now()), {});
    } catch (error) {
      const { statusCode, body: refusal } = stsError(error);
      answer(response, statusCode, 'text/xml', refusal, {});
    }
  }

  const server = createServer((request, response) => {
    const contentType = String(request.headers['content-type'] ?? '');
    readBody(request, (body) => {
      if (body === null) {
        response.setHeader('connection', 'close');
        answerError(
          response,
          awsError('RequestEntityTooLargeException', 'Request body is too large.', 413),
          'application/x-amz-json-1.1',
          false,
        );
      } else if (request.method === 'POST' && isForm(request) && isOfSts(request.headers)) {
        handleSts(request.headers, body, response);
      } else if (
        request.method !== 'POST' ||
        request.url !== '/' ||
        !(contentType.startsWith('application/x-amz-json-1.') || isForm(request))
      ) {
        answer(response, 404, 'application/xml', '<UnknownOperationException/>\n', {});
      } else {
        try {
          handle(request, body, response);
        } catch (error) {
          const shape = isForm(request) ? 'text/xml' : contentType;
          answerError(response, error, shape, request.headers['x-amzn-query-mode'] === 'true');
        }
      }
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${boundPort}`,
    requests,
    faults,
    queues,
    close: () =>
      new Promise((resolve) => {
        queues.close();
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isForm(request: IncomingMessage): boolean {
  return String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

/** STS answers requests that are signed for it; who does not sign is refused by whichever service it meets. */
function isOfSts(headers: IncomingHttpHeaders): boolean {
  return /\/sts\/aws4_request,/.test(headers.authorization ?? '');
}
