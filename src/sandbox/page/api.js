/** Reads one of the page's data addresses. */
export async function load(path, query = {}) {
  const response = await fetch(`local/${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`The local Slack answered ${response.status}`);
  return response.json();
}

/** Does something as a person; resolves with the server's answer, `{ok: false, error}` included. */
export async function act(action, body) {
  try {
    const response = await fetch(`local/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { ok: false, error: 'The local Slack does not answer. Is it still running?' };
  }
}

/** Listens to what changes for one person; returns a function that stops listening. */
export function listen(user, onChange, onState) {
  const source = new EventSource(`local/events?${new URLSearchParams({ user })}`);
  source.onmessage = (event) => onChange(JSON.parse(event.data));
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  return () => source.close();
}
