// Compiles src to dist and keeps the execute bit on the command, so that `npx fargate-advisor` works after `npm ci`.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.json`], {
  stdio: 'inherit',
});
chmodSync(`${root}dist/cli.js`, 0o755);
// The sandbox's web page is served as it stands: browser files are not compiled.
if (existsSync(`${root}src/sandbox/page`))
  cpSync(`${root}src/sandbox/page`, `${root}dist/sandbox/page`, { recursive: true });
