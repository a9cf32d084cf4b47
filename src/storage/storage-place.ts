/** The disk that a file lies on, as far as it matters to a store. */
export interface StoragePlace {
  /** True on a file system over the network, such as EFS: SQLite's WAL does not work there. */
  readonly isOnNetwork: boolean;
  /** True when the disk is gone with the task: on ECS, everything but a mounted EFS volume. */
  readonly isEphemeral: boolean;
}

/**
 * What kind of disk an absolute path lies on: from the process's environment and the text of /proc/self/mountinfo, which
 * is blank where there is none. Off ECS nothing counts as ephemeral.
 */
export function storagePlace({
  path,
  environment,
  mountInfo,
}: {
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly mountInfo: string;
}): StoragePlace {
  const mounts = mountInfo.split('\n').flatMap(parseMount);
  const under = mounts
    .filter(({ mountPoint }) => isUnder(path, mountPoint))
    // Of two mounts on one point the later hides the earlier.
    .reduce<Mount | undefined>(
      (best, mount) => (best === undefined || mount.mountPoint.length >= best.mountPoint.length ? mount : best),
      undefined,
    );
  const isOnNetwork = /^(nfs4?|efs)$/.test(under?.fileSystem ?? '');
  return { isOnNetwork, isEphemeral: Boolean(environment.ECS_CONTAINER_METADATA_URI_V4) && !isOnNetwork };
}

interface Mount {
  readonly mountPoint: string;
  readonly fileSystem: string;
}

/** `36 35 98:0 /root /mnt rw,noatime shared:1 - nfs4 127.0.0.1:/ rw`: proc(5), with any number of fields before the dash. */
function parseMount(line: string): Mount[] {
  const [before = '', after = ''] = line.split(' - ');
  const mountPoint = before.split(' ')[4];
  const fileSystem = after.split(' ')[0];
  if (mountPoint === undefined || fileSystem === undefined || fileSystem === '') return [];
  return [{ mountPoint: toPath(mountPoint), fileSystem }];
}

/** Blanks, tabs and backslashes are written as three octal digits. */
function toPath(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

function isUnder(path: string, mountPoint: string): boolean {
  return mountPoint === '/' || path === mountPoint || path.startsWith(`${mountPoint}/`);
}
