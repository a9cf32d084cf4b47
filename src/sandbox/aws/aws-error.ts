/** An error as an AWS endpoint answers it. */
export interface AwsError extends Error {
  readonly awsCode: string;
  readonly statusCode: number;
}

/** Codes that the framework in front of the services raises; AWS writes them with their namespace. */
const frameworkCodes = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'RequestEntityTooLargeException',
  'SerializationException',
  'ThrottlingException',
  'UnknownOperationException',
  'UnrecognizedClientException',
]);

/** What the Query protocol called these codes, which CloudWatch still sends along in a header. */
const queryCodes = new Map([
  ['AccessDeniedException', 'AccessDenied'],
  ['InvalidNextToken', 'InvalidNextToken'],
  ['InvalidParameterCombinationException', 'InvalidParameterCombination'],
  ['InvalidParameterValueException', 'InvalidParameterValue'],
  ['MissingRequiredParameterException', 'MissingParameter'],
  ['ThrottlingException', 'Throttling'],
]);

/** The code of an error in the Query protocol. */
export function queryCode(awsCode: string): string {
  return queryCodes.get(awsCode) ?? awsCode;
}

/** An error to throw from an operation; the server answers it in AWS's shape. */
export function awsError(awsCode: string, message: string, statusCode = 400): AwsError {
  return Object.assign(new Error(message), { awsCode, statusCode });
}

export function isAwsError(value: unknown): value is AwsError {
  return value instanceof Error && 'awsCode' in value && 'statusCode' in value;
}

/** Body and extra headers of an error; `isQueryMode` is CloudWatch's compatibility with its old protocol. */
export function errorAnswer(
  error: AwsError,
  isQueryMode: boolean,
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const type = frameworkCodes.has(error.awsCode) ? `com.amazon.coral.service#${error.awsCode}` : error.awsCode;
  const query = `${queryCode(error.awsCode)};${error.statusCode < 500 ? 'Sender' : 'Receiver'}`;
  return {
    body: JSON.stringify({ __type: type, message: error.message }),
    headers: isQueryMode ? { 'x-amzn-query-error': query } : {},
  };
}
