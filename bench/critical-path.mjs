/**
 * The chain of requests that an answer waited for: the one answered last, before it the one answered last before that
 * one arrived, and so on, oldest first. Requests are `{ arrivedMs, answeredMs }`; unanswered ones are left out.
 */
export function criticalPath(requests) {
  const answered = requests.filter(({ answeredMs }) => answeredMs !== null);
  const path = [];
  let next = latest(answered);
  while (next !== undefined) {
    path.unshift(next);
    const { arrivedMs } = next;
    next = latest(answered.filter((request) => request.answeredMs <= arrivedMs && request !== path[0]));
  }
  return path;
}

/** The sum of the round trips of a path in milliseconds, as the server saw them: without the wire and the client. */
export function sumOfRoundTrips(path) {
  return path.reduce((sum, { arrivedMs, answeredMs }) => sum + answeredMs - arrivedMs, 0);
}

/** The milliseconds in which at least one of the requests was with the server. */
export function busyMs(requests) {
  const answered = requests.filter(({ answeredMs }) => answeredMs !== null);
  let until = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const { arrivedMs, answeredMs } of answered.toSorted((a, b) => a.arrivedMs - b.arrivedMs)) {
    sum += Math.max(0, answeredMs - Math.max(arrivedMs, until));
    until = Math.max(until, answeredMs);
  }
  return sum;
}

function latest(requests) {
  return requests.reduce(
    (best, request) => (best === undefined || request.answeredMs > best.answeredMs ? request : best),
    undefined,
  );
}
