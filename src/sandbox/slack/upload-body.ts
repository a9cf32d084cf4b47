/**
 * The file bytes of an upload: the body itself, or the first part that carries data when it is multipart/form-data.
 * Undefined when a multipart body has no such part.
 */
export function uploadBytes(body: Buffer, contentType: string): Buffer | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const marker = Buffer.from(`--${boundary}`);
  const headEnd = body.indexOf('\r\n\r\n');
  const next = headEnd < 0 ? -1 : body.indexOf(Buffer.concat([Buffer.from('\r\n'), marker]), headEnd);
  return next < 0 ? undefined : body.subarray(headEnd + 4, next);
}
