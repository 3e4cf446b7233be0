import { isRefusedZone, refusedZonesOf } from '../../lib/aws/refused-zones';
import { parseZone, regionOfZone } from '../../lib/model/zone';

describe('parseZone', () => {
  test.each([
    ['apne1-az1', 'ap-northeast-1', 'id', 'availability-zone', 1],
    ['apne1-az4', 'ap-northeast-1', 'id', 'availability-zone', 4],
    ['use1-az6', 'us-east-1', 'id', 'availability-zone', 6],
    ['ap-northeast-1a', 'ap-northeast-1', 'name', 'availability-zone', 1],
    ['us-east-1f', 'us-east-1', 'name', 'availability-zone', 6],
    ['ap-northeast-1-tpe-1a', 'ap-northeast-1', 'name', 'local-zone', undefined],
    ['apne1-tpe1-az1', 'ap-northeast-1', 'id', 'local-zone', undefined],
    ['us-west-2-lax-1b', 'us-west-2', 'name', 'local-zone', undefined],
    ['use1-atl2-az1', 'us-east-1', 'id', 'local-zone', undefined],
    ['us-east-1-wl1-bos-wlz-1', 'us-east-1', 'name', 'wavelength-zone', undefined],
    ['use1-wl1-bos-wlz1', 'us-east-1', 'id', 'wavelength-zone', undefined],
    ['cnnw1-az2', 'cn-northwest-1', 'id', 'availability-zone', 2],
    // the zone ids of the sovereign region are not public, its names are
    ['eusc-de-east-1b', 'eusc-de-east-1', 'name', 'availability-zone', 2],
    ['eude1-az2', 'eusc-de-east-1', 'id', 'availability-zone', 2],
    // a region that is younger than the table
    ['sa-west-1a', 'sa-west-1', 'name', 'availability-zone', 1],
    ['saw1-az3', 'sa-west-1', 'id', 'availability-zone', 3],
  ])('%s in %s', (zone, region, notation, kind, naturalSlot) => {
    expect(parseZone(zone, region)).toEqual({ valid: true, zone: { zone, notation, kind, naturalSlot } });
  });

  test.each([
    ['apne2-az1', 'ap-northeast-1', 'ap-northeast-2', 'apne1-az1'],
    ['us-east-1a', 'ap-northeast-1', 'us-east-1', 'apne1-az1'],
    ['us-west-2-lax-1a', 'us-east-1', 'us-west-2', 'use1-az1'],
    ['use1-az1', 'eusc-de-east-1', 'us-east-1', 'eusc-de-east-1a'],
    ['sa-west-1a', 'us-east-1', 'sa-west-1', 'use1-az1'],
  ])('%s is not in %s but in %s', (zone, region, other, example) => {
    expect(parseZone(zone, region)).toEqual({ valid: false, problem: { kind: 'other-region', region: other, example } });
  });

  test.each([
    ['1a', 'ap-northeast-1', 'apne1-az1'],
    ['apne1', 'ap-northeast-1', 'apne1-az1'],
    ['apne1-az0', 'ap-northeast-1', 'apne1-az1'],
    ['apne1-az01', 'ap-northeast-1', 'apne1-az1'],
    ['apne1-1', 'ap-northeast-1', 'apne1-az1'],
    ['ap-northeast-1', 'ap-northeast-1', 'apne1-az1'],
    ['ap-northeast-1A', 'ap-northeast-1', 'apne1-az1'],
    ['ap-northeast-1ab', 'ap-northeast-1', 'apne1-az1'],
    ['apne1-az1 ', 'ap-northeast-1', 'apne1-az1'],
    ['', 'sa-west-1', 'sa-west-1a'],
  ])('%p is no zone of %s', (zone, region, example) => {
    expect(parseZone(zone, region)).toEqual({ valid: false, problem: { kind: 'not-a-zone', example } });
  });
});

test.each([
  ['aps1-az1', 'ap-south-1'],
  ['apse1-az1', 'ap-southeast-1'],
  ['us-gov-west-1a', 'us-gov-west-1'],
  ['usgw1-az3', 'us-gov-west-1'],
  ['nowhere', undefined],
])('%s is in %s', (zone, region) => {
  expect(regionOfZone(zone)).toBe(region);
});

describe('zones that EKS refuses', () => {
  test.each([
    ['use1-az3', true],
    ['usw1-az2', true],
    ['cac1-az3', true],
    ['use1-az1', false],
    ['us-east-1c', false],
  ])('%s refused: %s', (zone, refused) => {
    expect(isRefusedZone(zone)).toBe(refused);
  });

  test('are told by region', () => {
    expect(refusedZonesOf('use1')).toEqual(['use1-az3']);
    expect(refusedZonesOf('apne1')).toEqual([]);
  });
});
