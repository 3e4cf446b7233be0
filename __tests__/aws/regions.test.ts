import { isKnownRegion, isRegionShaped, knownRegions, partitionOf, zoneIdPrefix } from '../../lib/aws/regions';

describe('partitionOf', () => {
  test.each([
    ['ap-northeast-1', 'aws', 'amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
    ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
    ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
    ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
    ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
    // not known yet, but their names say it
    ['cn-south-9', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-central-1', 'aws-us-gov', 'amazonaws.com'],
    ['sa-west-1', 'aws', 'amazonaws.com'],
  ])('%s is in %s', (region, partition, dnsSuffix) => {
    expect(partitionOf(region)).toEqual({ partition, dnsSuffix });
  });
});

describe('known regions', () => {
  test('tell zone ids apart: no two regions share a prefix', () => {
    const prefixes = [...knownRegions.values()].flatMap(({ zoneIdPrefix: prefix }) => prefix ?? []);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test('have the shape of a region and a dated source', () => {
    for (const region of knownRegions.values()) {
      expect(isRegionShaped(region.name)).toBe(true);
      expect(region.source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test.each([
    ['ap-northeast-1', 'apne1'],
    ['us-east-1', 'use1'],
    ['cn-northwest-1', 'cnnw1'],
    ['us-gov-east-1', 'usge1'],
    ['mx-central-1', 'mxc1'],
    ['eusc-de-east-1', undefined],
    ['xx-nowhere-1', undefined],
  ])('zone ids of %s begin with %s', (region, prefix) => {
    expect(zoneIdPrefix(region)).toBe(prefix);
  });

  test.each([
    ['ap-northeast-1', true],
    ['ap-northeast-9', false],
    ['ap-northeast-1a', false],
    ['', false],
  ])('%s known: %s', (region, known) => {
    expect(isKnownRegion(region)).toBe(known);
  });

  test.each([['Tokyo'], ['ap-northeast-1a'], ['ap_northeast_1'], ['AP-NORTHEAST-1'], ['apne1']])(
    '%s has not the shape of a region',
    (name) => {
      expect(isRegionShaped(name)).toBe(false);
    },
  );
});
