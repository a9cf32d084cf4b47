/**
 * Turns off the AWS SDK's notice about Node 20 by the SDK's own variable, unless the reader set it otherwise.
 * True once it is called before the SDK's first client is made; standard error stays as it is.
 */
export function silenceNodeVersionNotice(environment: Record<string, string | undefined>): void {
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
}
