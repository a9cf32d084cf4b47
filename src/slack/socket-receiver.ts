import { type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';

/** Bolt's way in over a web socket that the bot opens: no address of its own is needed. Health is served apart. */
export function createSocketReceiver({
  appToken,
  logger,
  clientOptions,
}: {
  readonly appToken: string;
  readonly logger: Logger;
  readonly clientOptions: WebClientOptions;
}): Receiver {
  return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
}
