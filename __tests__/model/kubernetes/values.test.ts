import { clusterDnsRanges } from '../../../lib/model/kubernetes/cluster-dns';
import { durationSeconds } from '../../../lib/model/kubernetes/duration';
import { kubernetesObject } from '../../../lib/model/kubernetes/kubernetes-object';
import { objectName } from '../../../lib/model/kubernetes/object-name';
import { canonicalQuantity, quantityValue } from '../../../lib/model/kubernetes/quantity';
import { allowedValues, requirement } from '../../../lib/model/kubernetes/requirement';

describe('durationSeconds', () => {
  test.each([
    ['336h', 336 * 3600],
    ['1h30m', 5400],
    ['90s', 90],
    ['0s', 0],
    ['1d', undefined],
    ['24', undefined],
    ['1.5h', undefined],
    ['-1h', undefined],
    ['Never', undefined],
    ['', undefined],
  ])('%s', (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });
});

describe('quantityValue', () => {
  test.each([
    [100, 100],
    ['100', 100],
    ['500m', 0.5],
    ['1Gi', 2 ** 30],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['2k', 2000],
    ['1e3', 1000],
    ['1E', 1e18],
    ['many', undefined],
    ['1 Gi', undefined],
    ['1gi', undefined],
    ['', undefined],
  ])('%s', (quantity, value) => {
    expect(quantityValue(quantity)).toBe(value);
  });
});

describe('clusterDnsRanges', () => {
  test.each([
    ['the tenth address of the service range', 'ipv4', '10.96.0.0/16', ['10.96.0.10/32']],
    ['one of the two ranges that EKS takes', 'ipv4', undefined, ['10.100.0.10/32', '172.20.0.10/32']],
    ['the unique local range, from which EKS picks', 'ipv6', undefined, ['fc00::/7']],
  ] as const)('%s', (_, family, range, expected) => {
    expect(clusterDnsRanges(family, range)).toEqual(expected);
  });
});

describe('objectName', () => {
  test('keeps what Kubernetes takes', () => {
    expect(objectName('payments-developers')).toBe('payments-developers');
  });

  test('makes two names of two groups that look alike', () => {
    const [one, other] = [objectName('Payments:dev'), objectName('payments_dev')];
    expect(one).toMatch(/^payments-dev-[0-9a-f]{8}$/);
    expect(other).toMatch(/^payments-dev-[0-9a-f]{8}$/);
    expect(one).not.toBe(other);
  });
});

describe('allowedValues', () => {
  const label = 'kubernetes.io/arch';

  test('is what all requirements leave', () => {
    const both = requirement(label).in('amd64', 'arm64');
    expect(allowedValues([both, requirement(label).in('arm64')], label)).toEqual(['arm64']);
    expect(allowedValues([requirement(label).in('amd64'), requirement(label).in('arm64')], label)).toEqual([]);
  });

  test('is undefined where nothing narrows it', () => {
    expect(allowedValues([requirement('example.com/team').in('a')], label)).toBeUndefined();
    expect(allowedValues([requirement(label).exists()], label)).toBeUndefined();
  });
});

describe('kubernetesObject', () => {
  test('is plain JSON: nothing undefined, no empty maps of labels', () => {
    const object = kubernetesObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: undefined, labels: {}, annotations: undefined },
      data: { b: '1', a: undefined },
    });
    expect(object).toStrictEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { b: '1' } });
    expect(JSON.parse(JSON.stringify(object))).toStrictEqual(object);
  });
});

describe('canonicalQuantity', () => {
  // An API server keeps them as they come out: `npm run judges api`.
  test.each([
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['0.5', '500m'],
    ['1.5', '1500m'],
    [0.1, '100m'],
    [100, '100'],
    ['1000', '1k'],
    ['1100', '1100'],
    [0, '0'],
    ['0Gi', '0'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['1.5Ki', '1536'],
    ['0.1Gi', '107374182400m'],
    ['3E', '3E'],
    ['1500u', '2m'],
    ['2.5m', '3m'],
    ['64Gi', '64Gi'],
    ['1000G', '1T'],
    ['1e3', '1e3'],
    ['1000e0', '1e3'],
    ['1.50', '1500m'],
    ['+5', '5'],
    ['-1000m', '-1'],
    ['0.0000000001', '1m'],
    ['many', 'many'],
    ['${aws_ssm_parameter.cpu.value}', '${aws_ssm_parameter.cpu.value}'],
  ])('%s is %s', (written, kept) => {
    expect(canonicalQuantity(written)).toBe(kept);
  });
});
