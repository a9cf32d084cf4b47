import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL that tests may fill: each takes a schema of its own. */
export interface TestPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * The server that TEST_DATABASE_URL names; else one that is started in a temporary folder, reached by a socket in that
 * folder; else null, and why is said on standard output.
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const bin = findBinaries();
  const user = bin === null ? null : serverUser();
  if (bin === null || user === null) {
    process.stdout.write('Tests on PostgreSQL are skipped: there is no server to start, nor a TEST_DATABASE_URL.\n');
    return null;
  }
  const directory = mkdtempSync(join(tmpdir(), 'fargate-advisor-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  // The server's own files only: no syncing, since nothing has to outlive the test.
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'advisor', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...user,
    cwd: directory,
    stdio: 'ignore',
  });
  const settings = ['listen_addresses=', `unix_socket_directories=${directory}`, 'fsync=off', 'max_connections=200'];
  const options = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), options, {
    ...user,
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  return {
    url: `postgresql://advisor@localhost/postgres?host=${encodeURIComponent(directory)}`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  const folders = [...versions.reverse(), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** PostgreSQL refuses to run as root: then as the user that its package made. Null when there is none. */
function serverUser(): { readonly uid?: number; readonly gid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}
