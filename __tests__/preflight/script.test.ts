import { spawnSync } from 'node:child_process';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import { resolve } from '../../lib/config/resolve';
import { nodePool } from '../../lib/environment';
import { preflightQuestions, preflightScript } from '../../lib/preflight/script';
import { smallInput, TODAY } from '../support/environment';
import { type Replies, runWith } from './aws-stub';

function environmentOf(input: EnvironmentInput) {
  const { environment, findings } = resolve(input, { today: TODAY });
  if (environment === undefined || findings.some(({ severity }) => severity === 'error'))
    throw new Error(JSON.stringify(findings, undefined, 1));
  return environment;
}

const arn = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const KEY = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** A network of its own, with much that was made elsewhere. */
const own = environmentOf({
  ...smallInput,
  state: { type: 's3', bucket: 'example-states', region: 'us-east-1' },
  cluster: {
    ...smallInput.cluster,
    role: arn('eks-cluster'),
    nodeRole: arn('eks-node'),
    logs: { types: ['audit'] },
  },
  access: {
    ...smallInput.access,
    admins: ['arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef'],
  },
  podIdentities: { api: { namespace: 'shop', serviceAccount: 'api', role: arn('shop-api') } },
  addons: { 'aws-efs-csi-driver': { version: 'v2.1.0-eksbuild.1' } },
  platform: {
    delivery: 'gitops',
    nodeClasses: {
      reserved: { capacityReservationSelectorTerms: [{ id: 'cr-0123456789abcdef0' }], ephemeralStorage: { kmsKeyID: KEY } },
    },
    nodePools: {
      batch: nodePool.spot({ nodeClass: 'reserved', limits: { cpu: 100 } }),
      general: nodePool.general({ nodeClass: 'reserved', limits: { cpu: 16 } }),
    },
  },
});

/** A network that somebody else has made. */
const existing = environmentOf({
  ...smallInput,
  network: {
    vpcId: 'vpc-0123456789abcdef0',
    cidrs: ['10.0.0.0/16', '100.64.0.0/16'],
    nodeSubnets: { 'apne1-az1': 'subnet-0123456789abcdef0', 'apne1-az2': 'subnet-0123456789abcdef1' },
    publicSubnets: { 'apne1-az1': 'subnet-0123456789abcdef2', 'apne1-az2': 'subnet-0123456789abcdef3' },
  },
});

const BOUNDARY = 'arn:aws:iam::111122223333:policy/boundary';

/** With a boundary for its roles, and keys of somebody else for logs and state. */
const guarded = environmentOf({
  ...smallInput,
  permissionsBoundary: BOUNDARY,
  state: { type: 's3', bucket: 'example-states', kmsKey: KEY },
  cluster: { ...smallInput.cluster, logs: { types: ['audit', 'api'], key: KEY }, autoModeLogs: ['compute', 'load-balancing'] },
});

const trusts = (service: string, ...actions: readonly string[]): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: actions }] }, undefined, 4);

const notThere = (what: string) => ({ error: `An error occurred (NoSuchEntity) when calling the operation: ${what}` });

/** What AWS says where all is well; the cluster is new. */
const good: Replies = {
  'sts get-caller-identity': '111122223333',
  'organizations describe-effective-policy': { error: 'An error occurred (EffectivePolicyNotFoundException): none' },
  'iam get-role --role-name AWSServiceRoleForEC2Spot':
    'arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot',
  's3api get-bucket-location': 'None',
  's3api get-bucket-versioning': 'Enabled',
  'iam get-role --role-name eks-cluster': trusts('eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession'),
  'iam list-attached-role-policies --role-name eks-cluster':
    'AmazonEKSClusterPolicy\tAmazonEKSComputePolicy\tAmazonEKSBlockStoragePolicy\tAmazonEKSLoadBalancingPolicy\tAmazonEKSNetworkingPolicy',
  'iam get-role --role-name eks-node': trusts('ec2.amazonaws.com', 'sts:AssumeRole'),
  'iam list-attached-role-policies --role-name eks-node': 'AmazonEKSWorkerNodeMinimalPolicy\tAmazonEC2ContainerRegistryPullOnly',
  'iam get-role --role-name shop-api': trusts('pods.eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession'),
  'iam get-role --role-name apply': arn('apply'),
  'iam get-role --role-name admin': arn('admin'),
  'iam get-role --role-name AWSReservedSSO_Admin_0123456789abcdef': arn(
    'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef',
  ),
  'ec2 describe-availability-zones': 'apne1-az4\tap-northeast-1a\napne1-az1\tap-northeast-1c\napne1-az2\tap-northeast-1d',
  'eks describe-cluster': { error: 'An error occurred (ResourceNotFoundException): No cluster found for name' },
  'logs describe-log-groups': '/aws/eks/other/cluster',
  'eks describe-addon-versions --addon-name aws-efs-csi-driver': 'v2.2.0-eksbuild.1\tv2.1.0-eksbuild.1',
  'eks describe-addon-versions': 'v0.8.0-eksbuild.6',
  'ec2 describe-capacity-reservations': 'active\tap-northeast-1c',
  'kms describe-key': '1234abcd-12ab-34cd-56ef-1234567890ab\tEnabled\tSYMMETRIC_DEFAULT',
  'kms get-key-policy': '{"Condition": {"StringEquals": {"kms:ViaService": "ec2.ap-northeast-1.amazonaws.com"}}}',
  'service-quotas get-service-quota --service-code vpc': '5.0',
  'service-quotas get-service-quota --service-code ec2': '500.0',
  'service-quotas get-service-quota': '100.0',
  [`iam get-policy --policy-arn ${BOUNDARY}`]: BOUNDARY,
  'ec2 describe-vpcs --query length': '2',
  'ec2 describe-addresses': '0',
  'eks list-clusters': '3',
  'ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0 --query Vpcs[0].DhcpOptionsId': 'dopt-0123456789abcdef0',
  'ec2 describe-vpcs --vpc-ids': '100.64.0.0/16\n10.0.0.0/16',
  'ec2 describe-vpc-attribute': 'True',
  'ec2 describe-dhcp-options': 'domain-name\tap-northeast-1.compute.internal\ndomain-name-servers\tAmazonProvidedDNS',
  'ec2 describe-subnets --subnet-ids subnet-0123456789abcdef0': 'vpc-0123456789abcdef0\tapne1-az1\tap-northeast-1c\tFalse\t4091',
  'ec2 describe-subnets --subnet-ids subnet-0123456789abcdef1': 'vpc-0123456789abcdef0\tapne1-az2\tap-northeast-1d\tFalse\t64',
  'ec2 describe-tags --filters Name=resource-id,Values=subnet-0123456789abcdef0':
    'subnet-0123456789abcdef0\tsubnet-0123456789abcdef1',
  'ec2 describe-tags --filters Name=resource-id,Values=subnet-0123456789abcdef2':
    'subnet-0123456789abcdef2\tsubnet-0123456789abcdef3',
  'ec2 describe-vpc-endpoints': 'sg-0123456789abcdef0\tsg-0123456789abcdef0',
  'ec2 describe-security-group-rules': 'sgr-0123456789abcdef0',
};

const environments = { own, existing, guarded };
const scripts = { own: preflightScript(own), existing: preflightScript(existing), guarded: preflightScript(guarded) };
/** Where the bucket of `guarded` is. */
const BUCKET: Replies = { 's3api get-bucket-location': 'ap-northeast-1' };
/** Of the key of log groups: CloudWatch may use it. */
const logsMayUse = (principal: string): Replies => ({
  ...BUCKET,
  'kms get-key-policy': JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'kms:*' }] }),
});
const LOGS_MAY = logsMayUse('logs.ap-northeast-1.amazonaws.com');

const SUBNET = 'ec2 describe-subnets --subnet-ids subnet-0123456789abcdef0';
const upgrade: Replies = {
  'eks describe-cluster --name platform-dev --query cluster.version': '1.35',
  'eks describe-cluster --name platform-dev --query cluster.resourcesVpcConfig.subnetIds': 'subnet-a\tsubnet-b',
  'eks list-insights': '',
  'ec2 describe-subnets --query Subnets[?AvailableIpAddressCount<`16`].SubnetId --subnet-ids subnet-a subnet-b': '',
};

/** The first reply that fits is given, so what is replaced goes. */
const withoutCommand = (replies: Replies, others: Replies): Replies =>
  Object.fromEntries(Object.entries(replies).filter(([command]) => !(command in others)));

/** Replies that a script asks for. */
const askedFirst = (kind: keyof typeof scripts, replies: Replies): readonly string[] => {
  const { asked } = runWith(scripts[kind], replies);
  return Object.keys(replies).filter((known) => asked.some((command) => command.startsWith(known)));
};

describe('the script of preflight', () => {
  test.each(['own', 'existing', 'guarded'] as const)('is bash (%s network)', (kind) => {
    expect(spawnSync('bash', ['-n'], { input: scripts[kind], encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  test.each(['own', 'existing'] as const)('has nothing to look at where all is well (%s network)', (kind) => {
    const { code, lines, looks, stderr, asked } = runWith(scripts[kind], good);
    expect({ code, looks, stderr }).toEqual({ code: 0, looks: [], stderr: '' });
    expect(lines.at(-1)).toBe('nothing to look at');
    expect(lines.slice(0, -1).every((line) => line.startsWith('OK '))).toBe(true);
    expect(asked.length).toBeGreaterThan(10);
  });

  test.each<[string, keyof typeof scripts, Replies, readonly string[], string]>([
    [
      'no Spot role',
      'own',
      { 'iam get-role --role-name AWSServiceRoleForEC2Spot': notThere('role') },
      ['B20'],
      'create-service-linked-role',
    ],
    [
      'an enforced tag policy',
      'own',
      { 'organizations describe-effective-policy': '{"tags":{"cost":{"enforced_for":["ec2:instance"]}}}' },
      ['B18'],
      'tag policy',
    ],
    ['a tag policy that enforces nothing', 'own', { 'organizations describe-effective-policy': '{"tags":{"cost":{}}}' }, [], ''],
    ['one of the oldest buckets of Ireland', 'own', { 's3api get-bucket-location': 'EU' }, ['D09'], 'it is in eu-west-1'],
    ['a bucket elsewhere', 'own', { 's3api get-bucket-location': 'eu-west-1' }, ['D09'], 'it is in eu-west-1'],
    [
      'no bucket',
      'own',
      { 's3api get-bucket-location': { error: 'An error occurred (NoSuchBucket)' } },
      ['D09'],
      'does not exist',
    ],
    ['a bucket without versions', 'own', { 's3api get-bucket-versioning': 'None' }, ['D09'], 'not kept'],
    [
      'a cluster role without TagSession',
      'own',
      { 'iam get-role --role-name eks-cluster': trusts('eks.amazonaws.com', 'sts:AssumeRole') },
      ['A13'],
      'sts:TagSession',
    ],
    [
      'a cluster role that allows all of sts',
      'own',
      { 'iam get-role --role-name eks-cluster': trusts('eks.amazonaws.com', 'sts:*') },
      [],
      '',
    ],
    [
      'a cluster role for somebody else',
      'own',
      { 'iam get-role --role-name eks-cluster': trusts('ec2.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession') },
      ['A13'],
      'eks.amazonaws.com',
    ],
    [
      'a cluster role without a policy',
      'own',
      { 'iam list-attached-role-policies --role-name eks-cluster': 'AmazonEKSClusterPolicy\tAmazonEKSComputePolicy' },
      ['A14'],
      'AmazonEKSNetworkingPolicy',
    ],
    ['no node role', 'own', { 'iam get-role --role-name eks-node': notThere('role') }, ['A13'], 'no role eks-node'],
    [
      'a pod role of IRSA',
      'own',
      { 'iam get-role --role-name shop-api': trusts('oidc', 'sts:AssumeRoleWithWebIdentity') },
      ['G05'],
      'pods.eks.amazonaws.com',
    ],
    ['an apply role that is gone', 'own', { 'iam get-role --role-name apply': notThere('role') }, ['B06'], 'no role apply'],
    ['an apply role with a path', 'own', { 'iam get-role --role-name apply': arn('ci/apply') }, ['B06'], 'role/ci/apply'],
    [
      'an SSO role that was given anew',
      'own',
      { 'iam get-role --role-name AWSReservedSSO_Admin_0123456789abcdef': notThere('role') },
      ['B07'],
      'no role AWSReservedSSO',
    ],
    [
      'a zone that the account lacks',
      'own',
      { 'ec2 describe-availability-zones': 'apne1-az1\tap-northeast-1c\napne1-az4\tap-northeast-1a' },
      ['E04'],
      'apne1-az2',
    ],
    ['a log group that stayed', 'own', { 'logs describe-log-groups': '/aws/eks/platform-dev/cluster' }, ['A22'], 'import it'],
    [
      'an add-on version that EKS lacks',
      'own',
      { 'eks describe-addon-versions --addon-name aws-efs-csi-driver': 'v2.2.0-eksbuild.1' },
      ['D13'],
      'v2.2.0-eksbuild.1',
    ],
    ['a reservation that ended', 'own', { 'ec2 describe-capacity-reservations': 'expired\tap-northeast-1c' }, ['C21'], 'expired'],
    [
      'a disabled key',
      'own',
      { 'kms describe-key': '1234abcd-12ab-34cd-56ef-1234567890ab\tDisabled\tSYMMETRIC_DEFAULT' },
      ['B25'],
      'Disabled',
    ],
    [
      'a key for signatures',
      'own',
      { 'kms describe-key': '1234abcd-12ab-34cd-56ef-1234567890ab\tEnabled\tRSA_2048' },
      ['B25'],
      'RSA_2048',
    ],
    [
      'a key that EC2 may not use',
      'own',
      { 'kms get-key-policy': '{"Action": "kms:*"}' },
      ['B25'],
      'ec2.ap-northeast-1.amazonaws.com',
    ],
    ['the last VPC of the quota', 'own', { 'ec2 describe-vpcs --query length': '4' }, [], ''],
    ['a VPC beyond the quota', 'own', { 'ec2 describe-vpcs --query length': '5' }, ['quota'], '5 of 5 are used'],
    [
      'a quota that cannot be read',
      'own',
      {
        'service-quotas get-service-quota --service-code vpc': { error: 'AccessDenied' },
        'ec2 describe-vpcs --query length': '5',
      },
      ['quota'],
      '5 of 5 (usual; that of this account cannot be read) are used',
    ],
    ['few vCPUs', 'own', { 'service-quotas get-service-quota --service-code ec2': '32.0' }, ['quota'], 'the quota is 32, and'],
    [
      'a question that is denied',
      'own',
      { 's3api get-bucket-versioning': { error: 'An error occurred (AccessDenied) when calling' } },
      ['D09'],
      'no answer: An error occurred (AccessDenied)',
    ],
    [
      'the version that is written',
      'own',
      {
        ...upgrade,
        'eks describe-cluster --name platform-dev --query cluster.version': '1.36',
        'logs describe-log-groups': '/aws/eks/platform-dev/cluster',
      },
      [],
      '',
    ],
    ['an upgrade by one', 'own', upgrade, [], ''],
    [
      'an upgrade that insights are against',
      'own',
      { ...upgrade, 'eks list-insights': 'ERROR\tDeprecated APIs' },
      ['A21'],
      'Deprecated APIs',
    ],
    [
      'an upgrade without free addresses',
      'own',
      {
        ...upgrade,
        'ec2 describe-subnets --query Subnets[?AvailableIpAddressCount<`16`].SubnetId --subnet-ids subnet-a subnet-b': 'subnet-b',
      },
      ['E24'],
      'subnet-b',
    ],
    ['an upgrade by two', 'own', { 'eks describe-cluster': '1.34' }, ['A18'], 'go to 1.35 first'],
    ['a newer cluster', 'own', { 'eks describe-cluster': '1.37' }, ['A20'], "write version: '1.37'"],
    [
      'another range of the VPC',
      'existing',
      { 'ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0 --query Vpcs[].CidrBlockAssociationSet': '10.0.0.0/16' },
      ['E15'],
      '10.0.0.0/16',
    ],
    [
      'no VPC',
      'existing',
      { 'ec2 describe-vpcs --vpc-ids': { error: 'An error occurred (InvalidVpcID.NotFound)' } },
      ['E15', 'E12'],
      'there is no vpc-',
    ],
    [
      'a VPC without host names',
      'existing',
      { 'ec2 describe-vpc-attribute --vpc-id vpc-0123456789abcdef0 --attribute enableDnsHostnames': 'False' },
      ['E07'],
      'it is off',
    ],
    [
      "name servers of one's own",
      'existing',
      { 'ec2 describe-dhcp-options': 'domain-name\tcorp.example\ndomain-name-servers\t10.0.0.2,10.0.0.3' },
      ['E12'],
      '10.0.0.2,10.0.0.3',
    ],
    [
      'capitals in the domain name',
      'existing',
      { 'ec2 describe-dhcp-options': 'domain-name-servers\tAmazonProvidedDNS\ndomain-name\tCorp.example' },
      ['E12'],
      'Corp.example',
    ],
    [
      'a subnet of another VPC',
      'existing',
      { [SUBNET]: 'vpc-0aaaaaaaaaaaaaaaa\tapne1-az1\tap-northeast-1c\tFalse\t4091' },
      ['C17'],
      'not in vpc-',
    ],
    [
      'a subnet in another zone',
      'existing',
      { [SUBNET]: 'vpc-0123456789abcdef0\tapne1-az4\tap-northeast-1a\tFalse\t4091' },
      ['C17'],
      'it is in apne1-az4',
    ],
    [
      'a node subnet with public addresses',
      'existing',
      { [SUBNET]: 'vpc-0123456789abcdef0\tapne1-az1\tap-northeast-1c\tTrue\t4091' },
      ['E22'],
      'public addresses',
    ],
    [
      'a full subnet',
      'existing',
      { [SUBNET]: 'vpc-0123456789abcdef0\tapne1-az1\tap-northeast-1c\tFalse\t63' },
      ['C17'],
      'only 63',
    ],
    [
      'public subnets without their tag',
      'existing',
      { 'ec2 describe-tags --filters Name=resource-id,Values=subnet-0123456789abcdef2': 'subnet-0123456789abcdef2' },
      ['E01'],
      'subnet-0123456789abcdef3',
    ],
    [
      'node subnets without their tag',
      'existing',
      { 'ec2 describe-tags --filters Name=resource-id,Values=subnet-0123456789abcdef0': '' },
      ['E02'],
      'subnet-0123456789abcdef0 subnet-0123456789abcdef1',
    ],
    ['a boundary and keys that are as they have to be', 'guarded', LOGS_MAY, [], ''],
    [
      'a boundary that does not exist',
      'guarded',
      { ...LOGS_MAY, 'iam get-policy': notThere('Policy was not found') },
      ['B21'],
      `there is no policy ${BOUNDARY}`,
    ],
    [
      'a boundary about which the caller may not ask',
      'guarded',
      { ...LOGS_MAY, 'iam get-policy': { error: 'An error occurred (AccessDenied) when calling the GetPolicy operation' } },
      ['B21'],
      'no answer: An error occurred (AccessDenied)',
    ],
    [
      'a key of log groups that CloudWatch may not use',
      'guarded',
      logsMayUse('ec2.amazonaws.com'),
      ['B25'],
      'its policy does not name logs.ap-northeast-1.amazonaws.com: see that it lets log groups of this account use it',
    ],
    [
      'a key of log groups that names CloudWatch of another region',
      'guarded',
      logsMayUse('logs.us-east-1.amazonaws.com'),
      ['B25'],
      'does not name logs.ap-northeast-1.amazonaws.com',
    ],
    [
      'a key that waits for its deletion, of log groups and of the state',
      'guarded',
      { ...LOGS_MAY, 'kms describe-key': '1234abcd-12ab-34cd-56ef-1234567890ab\tPendingDeletion\tSYMMETRIC_DEFAULT' },
      ['B25', 'B25'],
      'PendingDeletion',
    ],
    [
      'a key whose policy nobody may read',
      'guarded',
      { ...BUCKET, 'kms get-key-policy': { error: 'An error occurred (AccessDeniedException): kms:GetKeyPolicy' } },
      ['B25'],
      'no answer: An error occurred (AccessDeniedException)',
    ],
    [
      'a log group whose name only begins like one of the cluster',
      'guarded',
      {
        ...LOGS_MAY,
        'logs describe-log-groups --log-group-name-prefix /aws/eks/platform-dev/cluster': '/aws/eks/platform-dev/cluster-old',
      },
      [],
      'no log group /aws/eks/platform-dev/cluster',
    ],
    ['an endpoint that lets nobody in', 'existing', { 'ec2 describe-security-group-rules': '' }, ['E09'], 'sg-0123456789abcdef0'],
    ['a VPC without endpoints', 'existing', { 'ec2 describe-vpc-endpoints': '' }, [], ''],
  ])('with %s', (_, kind, replies, looks, text) => {
    // The first that fits is given.
    const outcome = runWith(scripts[kind], {
      ...replies,
      ...Object.fromEntries(Object.entries(good).filter(([command]) => !(command in replies))),
    });
    expect({ looks: outcome.looks, stderr: outcome.stderr }).toEqual({ looks, stderr: '' });
    expect(outcome.code).toBe(looks.length === 0 ? 0 : 1);
    expect(outcome.lines.join('\n')).toContain(text);
  });

  test('stops where the credentials are those of another account', () => {
    const { code, looks, asked } = runWith(scripts.own, { ...good, 'sts get-caller-identity': '999988887777' });
    expect({ code, looks, asked }).toEqual({ code: 1, looks: ['D14'], asked: ['sts get-caller-identity --query Account'] });
  });

  test.each([
    [
      'there are none',
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      'aws sso login',
    ],
    ['they have expired', 'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation', 'no answer: An error'],
    ['nothing answers', 'Could not connect to the endpoint URL', 'no answer: Could not connect'],
  ])('stops where credentials say nothing because %s', (_, error, text) => {
    const { code, looks, asked, lines } = runWith(scripts.own, { ...good, 'sts get-caller-identity': { error } });
    expect({ code, looks, asked }).toEqual({ code: 1, looks: ['D14'], asked: ['sts get-caller-identity --query Account'] });
    expect(lines.join('\n')).toContain(text);
    expect(lines.at(-1)).toBe('1 to look at');
  });

  test.each(['own', 'existing', 'guarded'] as const)('only reads (%s network)', (kind) => {
    const commands = scripts[kind]
      .split('\n')
      .flatMap(
        (line) =>
          /(?:^|\s)(?:ask \S+ '(?:[^']|'\\'')*'|aws --region \S+ --output text) (\S+) (\S+)/.exec(line)?.slice(1, 3).join(' ') ??
          [],
      )
      .filter((command) => command !== '"$@" 2>"$errors");');
    expect(commands.length).toBeGreaterThan(8);
    expect(commands.filter((command) => !/^[a-z0-9-]+ (describe|get|list|head|simulate)-/.test(command))).toEqual([]);
    // And there is no other way to AWS than these two.
    expect(scripts[kind].match(/\baws --region/g)).toHaveLength(2);
  });

  test.each(
    (['own', 'existing', 'guarded'] as const).flatMap((kind) => [
      ...askedFirst(kind, good).map((command) => [command, kind, {}] as const),
      ...(kind === 'own' ? Object.keys(upgrade).map((command) => [command, kind, upgrade] as const) : []),
    ]),
  )('%s may be answered with nothing (%s network)', (command, kind, others) => {
    for (const reply of ['', 'None']) {
      const { code, stderr, lines } = runWith(scripts[kind], { ...others, ...withoutCommand(good, others), [command]: reply });
      expect({ reply, stderr }).toEqual({ reply, stderr: '' });
      expect(lines.at(-1)).toMatch(code === 0 ? /^nothing to look at$/ : /^\d+ to look at$/);
    }
  });

  test.each<[string, keyof typeof scripts, Replies, string]>([
    ['a count that is none', 'own', { 'ec2 describe-vpcs --query length': 'None' }, 'no number came back: None'],
    ['a version that is none', 'own', { 'eks describe-cluster': 'None' }, 'no number came back: None'],
    [
      'a subnet that does not say how much is free',
      'existing',
      { [SUBNET]: 'vpc-0123456789abcdef0\tapne1-az1\tap-northeast-1c\tFalse' },
      'no number of free addresses came back',
    ],
  ])('looks at %s', (_, kind, replies, text) => {
    const { code, stderr, lines } = runWith(scripts[kind], { ...replies, ...withoutCommand(good, replies) });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(lines.join('\n')).toContain(text);
  });

  test('asks only what concerns the environment', () => {
    const small = environmentOf({ ...smallInput, state: { type: 'local' } });
    const modes = preflightQuestions(small).map(({ failureMode }) => failureMode);
    expect(modes).not.toContain('B20');
    expect(modes).not.toContain('D09');
    expect(modes).not.toContain('C21');
    expect(modes).not.toContain('B25');
    expect(modes).not.toContain('E07');
    expect(modes).toEqual(expect.arrayContaining(['D14', 'E04', 'A18', 'B06', 'quota']));
  });

  test('asks about a permissions boundary once, whoever has it', () => {
    const boundary = 'arn:aws:iam::111122223333:policy/boundary';
    const bounded = environmentOf({
      ...smallInput,
      access: { ...smallInput.access },
      permissionsBoundary: boundary,
    } as EnvironmentInput);
    expect(preflightQuestions(bounded).filter(({ failureMode }) => failureMode === 'B21')).toHaveLength(1);
  });

  test('keeps whatever names hold to itself', () => {
    const environment = { ...environments.own, name: 'x' };
    const quoted = preflightScript({
      ...environment,
      state: { type: 's3', bucket: "a'; touch hacked; '", region: 'us-east-1', keyPrefix: '', kmsKeyArn: undefined },
    });
    const { asked } = runWith(quoted, good);
    expect(asked.find((command) => command.startsWith('s3api get-bucket-versioning'))).toContain("a'; touch hacked; '");
  });
});
