// Objects with one mistake each, made from sound ones. A judge that passes one of them does not judge.

/** `[what is wrong, kind, change]`; the change gets a copy of a sound object. */
export const mistakes = [
  ['a requirement without an operator', 'NodePool', ({ spec }) => void delete spec.template.spec.requirements[0].operator],
  ['an operator that does not exist', 'NodePool', ({ spec }) => void (spec.template.spec.requirements[0].operator = 'Is')],
  ['a number as a value', 'NodePool', ({ spec }) => void (spec.template.spec.requirements[0].values = [4])],
  [
    'In without values',
    'NodePool',
    ({ spec }) => void (spec.template.spec.requirements[0] = { key: 'kubernetes.io/arch', operator: 'In', values: [] }),
  ],
  [
    'a label that Karpenter keeps for itself',
    'NodePool',
    ({ spec }) => void (spec.template.metadata = { labels: { 'karpenter.sh/nodepool': 'other' } }),
  ],
  ['a node class without a kind', 'NodePool', ({ spec }) => void delete spec.template.spec.nodeClassRef.kind],
  ['no node class', 'NodePool', ({ spec }) => void delete spec.template.spec.nodeClassRef],
  [
    'an unknown policy of consolidation',
    'NodePool',
    ({ spec }) => void (spec.disruption.consolidationPolicy = 'WhenUnderutilized'),
  ],
  ['a budget of 110 %', 'NodePool', ({ spec }) => void (spec.disruption.budgets = [{ nodes: '110%' }])],
  [
    'a budget with a schedule and no duration',
    'NodePool',
    ({ spec }) => void (spec.disruption.budgets = [{ nodes: '1', schedule: '0 3 * * *' }]),
  ],
  [
    'a schedule of four fields',
    'NodePool',
    ({ spec }) => void (spec.disruption.budgets = [{ nodes: '1', schedule: '0 3 * *', duration: '1h' }]),
  ],
  ['a weight of 101', 'NodePool', ({ spec }) => void (spec.weight = 101)],
  ['days as a unit', 'NodePool', ({ spec }) => void (spec.template.spec.expireAfter = '14d')],
  [
    'a taint with an effect that does not exist',
    'NodePool',
    ({ spec }) => void (spec.template.spec.taints = [{ key: 'a', effect: 'NoStart' }]),
  ],
  ['replicas with a weight', 'NodePool', ({ spec }) => Object.assign(spec, { replicas: 2, weight: 10, limits: { nodes: '3' } })],
  ['a misspelt member', 'NodePool', ({ spec }) => void (spec.template.spec.expireafter = '336h')],

  ['role and instance profile', 'NodeClass', ({ spec }) => void (spec.instanceProfile = 'nodes')],
  ['an ARN as a role', 'NodeClass', ({ spec }) => void (spec.role = 'arn:aws:iam::111122223333:role/nodes')],
  ['no subnets', 'NodeClass', ({ spec }) => void (spec.subnetSelectorTerms = [])],
  [
    'pod subnets without pod security groups',
    'NodeClass',
    ({ spec }) => {
      spec.podSubnetSelectorTerms = [{ tags: { pods: 'true' } }];
      delete spec.podSecurityGroupSelectorTerms;
    },
  ],
  ['a member of EC2NodeClass', 'NodeClass', ({ spec }) => void (spec.amiFamily = 'Bottlerocket')],
  ['a volume of 60 TiB', 'NodeClass', ({ spec }) => void (spec.ephemeralStorage = { size: '60Ti' })],
  ['a tag of Auto Mode', 'NodeClass', ({ spec }) => void (spec.tags = { 'karpenter.sh/nodepool': 'general' })],
  ['a policy that does not exist', 'NodeClass', ({ spec }) => void (spec.networkPolicy = 'Deny')],

  ['a member of the self-managed controller', 'IngressClassParams', ({ spec }) => void (spec.certificateArn = ['arn:aws:acm:x'])],
  ['a scheme that does not exist', 'IngressClassParams', ({ spec }) => void (spec.scheme = 'public')],

  ['a label that is no label', 'Namespace', ({ metadata }) => void (metadata.labels = { 'a b': 'c' })],
  ['subjects that are no list', 'RoleBinding', (object) => void (object.subjects = 'payments-developers')],
  ['a misspelt member', 'RoleBinding', (object) => void (object.roleref = object.roleRef)],
  ['a parameter that is no text', 'StorageClass', ({ parameters }) => void (parameters.iops = 3000)],
];
