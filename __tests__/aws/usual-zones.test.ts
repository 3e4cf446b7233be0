import { isRefusedZone } from '../../lib/aws/refused-zones';
import { knownRegions } from '../../lib/aws/regions';
import { usualZones } from '../../lib/aws/usual-zones';

test.each<[string, number, readonly string[]]>([
  ['eu-central-1', 2, ['euc1-az1', 'euc1-az2']],
  ['eu-central-1', 3, ['euc1-az1', 'euc1-az2', 'euc1-az3']],
  // az3 is for accounts that have used it for long.
  ['ap-northeast-1', 3, ['apne1-az1', 'apne1-az2', 'apne1-az4']],
  // EKS refuses az3 of Canada and of Virginia, and az2 of California, which has no fourth one.
  ['ca-central-1', 3, ['cac1-az1', 'cac1-az2', 'cac1-az4']],
  ['us-east-1', 3, ['use1-az1', 'use1-az2', 'use1-az4']],
  ['us-west-1', 3, ['usw1-az1', 'usw1-az3']],
  ['cn-north-1', 3, ['cnn1-az1', 'cnn1-az2']],
  // Its zone ids are not public.
  ['eusc-de-east-1', 3, []],
  ['eu-nowhere-1', 3, []],
])('%s, %i zones: %j', (region, count, zones) => {
  expect(usualZones(region, count)).toEqual(zones);
});

test('no region offers a zone that EKS refuses, and each with public ids offers two', () => {
  const offered = [...knownRegions.values()].map(({ name, zoneIdPrefix }) => ({ zoneIdPrefix, zones: usualZones(name, 3) }));
  expect(offered.flatMap(({ zones }) => zones).filter(isRefusedZone)).toEqual([]);
  for (const { zoneIdPrefix, zones } of offered) expect(zones.length >= 2).toBe(zoneIdPrefix !== undefined);
});
