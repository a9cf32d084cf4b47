import { describe, expect, it } from 'vitest';
import { storagePlace } from '../../src/storage/storage-place.ts';

const ON_ECS = { ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/abc' };
const MOUNT_INFO = `
621 529 0:67 / / rw,relatime master:300 - overlay overlay rw,lowerdir=/a,upperdir=/b
622 621 0:71 / /proc rw,nosuid - proc proc rw
640 621 0:48 / /data rw,relatime - nfs4 127.0.0.1:/ rw,vers=4.1,rsize=1048576
641 621 259:1 /volumes/x /data/local rw,noatime shared:1 master:2 - xfs /dev/nvme1n1 rw
642 621 0:49 / /my\\040volume rw,relatime - nfs4 127.0.0.1:/ rw
`;

describe('storagePlace', () => {
  it.each([
    ['/data/advisor.db', { isOnNetwork: true, isEphemeral: false }],
    ['/data', { isOnNetwork: true, isEphemeral: false }],
    ['/my volume/advisor.db', { isOnNetwork: true, isEphemeral: false }],
    ['/data/local/advisor.db', { isOnNetwork: false, isEphemeral: true }],
    ['/database/advisor.db', { isOnNetwork: false, isEphemeral: true }],
    ['/app/advisor.db', { isOnNetwork: false, isEphemeral: true }],
  ])('on ECS, of %s', (path, expected) => {
    expect(storagePlace({ path, environment: ON_ECS, mountInfo: MOUNT_INFO })).toEqual(expected);
  });

  it('counts nothing as ephemeral elsewhere', () => {
    expect(storagePlace({ path: '/app/advisor.db', environment: {}, mountInfo: MOUNT_INFO })).toEqual({
      isOnNetwork: false,
      isEphemeral: false,
    });
  });

  it('takes what is not known for the task’s own disk', () => {
    expect(storagePlace({ path: '/data/advisor.db', environment: ON_ECS, mountInfo: '' })).toEqual({
      isOnNetwork: false,
      isEphemeral: true,
    });
  });
});
