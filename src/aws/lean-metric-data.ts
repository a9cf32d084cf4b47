import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { MetricResult } from './map-metrics.ts';

/** One page of GetMetricData. */
export interface MetricPage {
  readonly results: readonly MetricResult<Date | number>[];
  readonly nextToken: string | undefined;
}

/** The part of the SDK's response that is looked at; the body is a stream. */
interface JsonResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

interface PageBody {
  readonly MetricDataResults?: readonly MetricResult<Date | number>[];
  readonly NextToken?: string;
}

/**
 * One page, its timestamps in seconds. The SDK makes a date of each of a page's hundred thousand timestamps and walks the
 * answer a second time, which holds hundreds of megabytes; a plain JSON.parse holds four. An answer that is not JSON, and
 * every error, is the SDK's to read.
 */
export async function sendLean(
  client: CloudWatchClient,
  input: GetMetricDataCommandInput,
  abortSignal: AbortSignal,
): Promise<MetricPage> {
  const command = new GetMetricDataCommand(input);
  let page: PageBody | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as JsonResponse;
      if (response.statusCode === 200 && /json/.test(response.headers['content-type'] ?? '')) {
        page = JSON.parse(await textOf(response.body)) as PageBody;
        response.body = new TextEncoder().encode('{}');
      }
      return result;
    },
    // Nearest to the wire, so that the SDK reads what is left.
    { step: 'deserialize', priority: 'low', name: 'leanMetricData' },
  );
  const answer = await client.send(command, { abortSignal });
  const { MetricDataResults: results = [], NextToken: nextToken } = page ?? answer;
  return { results, nextToken };
}

async function textOf(body: JsonResponse['body']): Promise<string> {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
