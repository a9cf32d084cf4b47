import type { App } from '@slack/bolt';
import type { DeliveryLog } from '../app/store.ts';
import { replayKeys } from './delivery-guard.ts';
import type { Acknowledge, Dispatcher } from './dispatch.ts';
import type { InFlight } from './in-flight.ts';

/**
 * Hands every kind of delivery to the dispatcher, which knows the features; each pattern matches everything, so that
 * nothing waits three seconds for nobody. `deliveries` is given in Socket Mode, where no HTTP layer has looked before.
 */
export function registerListeners(
  app: App,
  {
    dispatcher,
    inFlight,
    deliveries,
  }: { readonly dispatcher: Dispatcher; readonly inFlight: InFlight; readonly deliveries?: DeliveryLog },
): void {
  app.use(async ({ next, body, ...args }) => {
    const isNew = deliveries === undefined || (await deliveries.claim(replayKeys({ ...body })));
    if (isNew) await inFlight.run(next);
    else if ('ack' in args) await (args.ack as Acknowledge)();
  });
  app.command(/^/, ({ body, ack }) => dispatcher.command({ ...body }, ack as Acknowledge));
  app.action({}, ({ body, ack }) => dispatcher.action({ ...body }, ack as Acknowledge));
  app.shortcut({}, ({ body, ack }) => dispatcher.shortcut({ ...body }, ack as Acknowledge));
  app.view({ type: 'view_submission' }, ({ body, ack }) => dispatcher.submission({ ...body }, ack as Acknowledge));
  app.view({ type: 'view_closed' }, ({ body, ack }) => dispatcher.closed({ ...body }, ack as Acknowledge));
  app.options({}, ({ body, ack }) => dispatcher.suggestion({ ...body }, ack as Acknowledge));
  app.event(/^/, ({ body }) => dispatcher.event({ ...body }));
}
