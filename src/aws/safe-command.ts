/** Programs and verbs that commands begin with. A closed list: what is not on it may be a secret. */
const PROGRAM =
  /^(?:(?:\/usr(?:\/local)?)?\/bin\/)?(?:bash|bundle|celery|dotnet|gunicorn|java|nginx|node|npm|php-fpm|pnpm|puma|python3?|ruby|sh|uvicorn|yarn)$/;
const VERB = /^(?:exec|run|serve|start|web|worker|-jar|-c)$/;
const ENTRY_FILE =
  /^(?:\/app\/|\.\/)?(?:(?:build|dist|src)\/)?(?:app|index|main|manage|server|worker)\.(?:cjs|dll|jar|js|mjs|py|rb)$/;
const MEMORY_FLAG =
  /^(?:-Xm[sx]\d{1,6}[kmgtKMGT]?|-XX:(?:Initial|Max|Min)RAMPercentage=\d{1,3}(?:\.\d{1,2})?|--max[-_]old[-_]space[-_]size=\d{1,6})$/;

function isHarmless(token: string): boolean {
  return PROGRAM.test(token) || VERB.test(token) || ENTRY_FILE.test(token) || MEMORY_FLAG.test(token);
}

/**
 * A container's command when every word of it is known to be harmless, else undefined: passwords are given in
 * commands in too many ways to be found by their looks.
 */
export function toSafeCommand(command: readonly string[]): readonly string[] | undefined {
  const tokens = command.flatMap((part) => part.split(/\s+/));
  return command.length > 0 && tokens.every(isHarmless) ? command : undefined;
}
