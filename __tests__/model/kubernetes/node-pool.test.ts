import { nodePool, type DynamicNodePoolSettings, type StaticNodePoolSettings } from '../../../lib/model/kubernetes/node-pool';
import { requirement } from '../../../lib/model/kubernetes/requirement';

const dynamic: DynamicNodePoolSettings = {
  kind: 'dynamic',
  name: 'general',
  nodeClass: 'private',
  requirements: [requirement('kubernetes.io/arch').in('amd64')],
  labels: {},
  annotations: {},
  taints: [],
  startupTaints: [],
  expireAfter: '336h',
  terminationGracePeriod: '24h',
  budgets: [{ nodes: '10%' }],
  limits: { cpu: 100 },
  weight: undefined,
  consolidationPolicy: 'WhenEmptyOrUnderutilized',
  consolidateAfter: '30s',
};

describe('nodePool', () => {
  test('a dynamic pool, with everything that has a default somewhere written out', () => {
    expect(nodePool(dynamic)).toEqual({
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'general' },
      spec: {
        limits: { cpu: '100' },
        template: {
          spec: {
            nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'private' },
            requirements: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }],
            expireAfter: '336h',
            terminationGracePeriod: '24h',
          },
        },
        disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '30s', budgets: [{ nodes: '10%' }] },
      },
    });
  });

  test('everything that a dynamic pool can say', () => {
    const pool = nodePool({
      ...dynamic,
      labels: { team: 'payments' },
      annotations: { 'example.com/owner': 'payments team' },
      taints: [{ key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' }],
      startupTaints: [{ key: 'example.com/agent', effect: 'NoExecute' }],
      budgets: [{ nodes: 0, reasons: ['Drifted'], schedule: '0 9 * * 1-5', duration: '8h' }],
      limits: { cpu: '100', memory: '400Gi', nodes: 5, 'nvidia.com/gpu': 8 },
      weight: 10,
    });
    expect(pool['spec']).toMatchObject({
      weight: 10,
      limits: { cpu: '100', memory: '400Gi', nodes: '5', 'nvidia.com/gpu': '8' },
      template: {
        metadata: { labels: { team: 'payments' }, annotations: { 'example.com/owner': 'payments team' } },
        spec: {
          taints: [{ key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' }],
          startupTaints: [{ key: 'example.com/agent', effect: 'NoExecute' }],
        },
      },
      disruption: { budgets: [{ nodes: '0', reasons: ['Drifted'], schedule: '0 9 * * 1-5', duration: '8h' }] },
    });
  });

  test('a static pool has replicas, no weight, and what the oldest API asks for', () => {
    const { weight: _weight, consolidationPolicy: _policy, consolidateAfter: _after, ...common } = dynamic;
    const settings: StaticNodePoolSettings = { ...common, kind: 'static', replicas: 3, limits: { nodes: 4 } };
    const { spec } = nodePool(settings);
    expect(spec).toMatchObject({
      replicas: 3,
      limits: { nodes: '4' },
      disruption: { consolidationPolicy: 'WhenEmpty', consolidateAfter: 'Never', budgets: [{ nodes: '10%' }] },
    });
    expect(spec).not.toHaveProperty('weight');
  });

  test('values are text, and only there where the operator takes some', () => {
    const { spec } = nodePool({
      ...dynamic,
      requirements: [
        requirement('eks.amazonaws.com/instance-generation').greaterThan(5),
        requirement('eks.amazonaws.com/instance-cpu').in(4, 8),
        requirement('eks.amazonaws.com/instance-local-nvme').exists(),
        requirement('deployNodeClass').in('default'),
        { key: 'eks.amazonaws.com/instance-family', operator: 'In', values: ['m7i', 'm7a'], minValues: 2 },
      ],
    });
    expect(spec).toMatchObject({
      template: {
        spec: {
          requirements: [
            { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: ['5'] },
            { key: 'eks.amazonaws.com/instance-cpu', operator: 'In', values: ['4', '8'] },
            { key: 'eks.amazonaws.com/instance-local-nvme', operator: 'Exists' },
            { key: 'deployNodeClass', operator: 'In', values: ['default'] },
            { key: 'eks.amazonaws.com/instance-family', operator: 'In', values: ['m7i', 'm7a'], minValues: 2 },
          ],
        },
      },
    });
    expect(JSON.stringify(spec)).not.toContain('"Exists","values"');
  });
});
