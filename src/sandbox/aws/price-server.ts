import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ecsRows, eksRows, lambdaRows, offerFile, spotFeed } from './price-files.ts';

/** AWS's public price files, served on 127.0.0.1. */
export interface PriceServer {
  /** What stands before `/offers/v1.0/...`. */
  readonly url: string;
  readonly spotUrl: string;
  /** The body by path; change it at will. A path that is absent is a 404. */
  readonly files: Map<string, string>;
  /** The paths that were asked for, in their order. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

const SPOT_PATH = '/fargate-spot-prices.json';
const SPOT_MODIFIED = 'Fri, 20 Nov 2026 21:37:30 GMT';

/** The path of a service's file in a region. */
export function offerPath(offerCode: string, region: string): string {
  return `/offers/v1.0/aws/${offerCode}/current/${region}/index.json`;
}

/** Serves the files of the regions: AmazonECS, AWSLambda, AmazonEKS, and the feed of Spot. */
export async function startPriceServer({
  regions = ['us-east-1', 'eu-west-1', 'ap-northeast-2'],
  port = 0,
}: {
  readonly regions?: readonly string[];
  readonly port?: number;
} = {}): Promise<PriceServer> {
  const files = new Map<string, string>([[SPOT_PATH, JSON.stringify(spotFeed(regions))]]);
  for (const region of regions) {
    files.set(offerPath('AmazonECS', region), JSON.stringify(offerFile('AmazonECS', region, ecsRows(region))));
    files.set(offerPath('AWSLambda', region), JSON.stringify(offerFile('AWSLambda', region, lambdaRows(region))));
    files.set(offerPath('AmazonEKS', region), JSON.stringify(offerFile('AmazonEKS', region, eksRows(region))));
  }
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const body = files.get(path);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'last-modified': SPOT_MODIFIED }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    spotUrl: `${url}${SPOT_PATH}`,
    files,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
