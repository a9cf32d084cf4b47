import type { ServerResponse } from 'node:http';
import { awsError } from './aws-error.ts';
import type { FaultRule } from './faults.ts';
import { answer } from './http-answer.ts';
import { accessDenied } from './signed-call.ts';

/** Throws what a rule puts in the place of the operation's answer; rules that only delay or hide throw nothing. */
export function throwFault(rule: FaultRule, action: string, accountId: string): void {
  switch (rule.kind) {
    case 'deny':
      throw accessDenied(accountId, action);
    case 'unimplemented':
      throw awsError('UnknownOperationException', `The operation ${action} is not known.`);
    case 'throttle':
      throw awsError('ThrottlingException', 'Rate exceeded');
    case 'fail':
      throw awsError(
        'InternalFailure',
        'The request processing has failed because of an unknown error.',
        rule.statusCode ?? 500,
      );
    case 'error':
      throw awsError(rule.code, rule.message, rule.statusCode ?? 400);
    case 'delay':
    case 'hang':
    case 'reset':
    case 'drop':
      return;
  }
}

/** What stand-ins and proxies say to a call they do not know. False when the rule asks for AWS's own answer. */
export function answerForeign(rule: FaultRule, response: ServerResponse): boolean {
  if (rule.kind !== 'unimplemented') return false;
  switch (rule.answer) {
    case 'html-404':
      answer(response, 404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>', {});
      return true;
    case 'empty-501':
      answer(response, 501, 'text/plain', '', {});
      return true;
    case 'xml-400':
      answer(response, 400, 'text/xml', '<ErrorResponse><Error><Code>InvalidAction</Code></Error></ErrorResponse>', {});
      return true;
    default:
      return false;
  }
}
