import { describe, expect, it } from 'vitest';
import { createCallFloor } from '../../../src/aws/fleet/call-floor.ts';

describe('the fewest calls', () => {
  it('takes a call for every page, and one for an empty list', () => {
    const floor = createCallFloor();

    floor.pages(0, 100);
    floor.pages(101, 100);

    expect(floor.total()).toBe(3);
  });

  it('lets what may share a call share it', () => {
    const floor = createCallFloor();

    for (let service = 0; service < 6; service++) floor.pooled('datapoints', 5 * 16_128, 100_800);

    expect(floor.total()).toBe(5);
  });

  it('asks for each thing once', () => {
    const floor = createCallFloor();

    floor.once('web:1');
    floor.once('web:1');
    floor.once('web:2');

    expect(floor.total()).toBe(2);
  });
});
