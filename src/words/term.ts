/** The word for a code of the engine; a code without one stands for itself. */
export function termIn(terms: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(terms, code) ? (terms[code] ?? code) : code;
}
