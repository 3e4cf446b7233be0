import { isReference } from '../model/reference';
import { nodeClassNetworkRules } from './node-class-network';
import { nodeClassReservationRules } from './node-class-reservations';
import { nodeClassStorageRules } from './node-class-storage';
import { relationRule, type Rule } from './rule';
import { suggesting } from './texts';

const date = '2026-11-21';
const NODE_CLASS = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html', date };

/** Keys that Auto Mode sets itself. */
const SET_BY_AUTO_MODE = [
  'karpenter.sh/provisioner-name',
  'karpenter.sh/nodepool',
  'karpenter.sh/nodeclaim',
  'karpenter.sh/managed-by',
  'eks.amazonaws.com/nodeclass',
];

const isRefusedTag = (key: string): boolean =>
  /^(aws:|eks:|kubernetes\.io\/cluster\/)/i.test(key) || SET_BY_AUTO_MODE.includes(key);

/** How nodes are launched. */
export const nodeClassRules: readonly Rule[] = [
  relationRule({
    id: 'NDC001',
    severity: 'error',
    title: 'A node class called default',
    why: 'The name belongs to the node class that EKS makes for the built-in pools. Edits of that one are reverted, and without built-in pools a class of this name gets in its way as soon as they are switched on.',
    fix: 'call it something else',
    sources: [NODE_CLASS],
    failureModes: ['C05'],
    example: { before: 'nodeClasses: { default: {} }', after: 'nodeClasses: { private: {} }' },
    subject: 'platform',
    *check({ nodeClasses }) {
      if (!nodeClasses.some(({ name }) => name === 'default')) return;
      yield { path: ['nodeClasses', 'default'], received: "'default'", message: 'the name belongs to the built-in node class' };
    },
  }),
  relationRule({
    id: 'NDC002',
    severity: 'error',
    title: 'A node class names its role by its name',
    why: 'Auto Mode makes an instance profile for the role by its name. With an ARN or a path there is no such role, the node class never becomes ready, and no node starts.',
    fix: 'write the name that comes last in the ARN',
    sources: [NODE_CLASS, { url: 'https://github.com/aws/containers-roadmap/issues/2486', date }],
    failureModes: ['B15'],
    example: { before: "role: 'arn:aws:iam::111122223333:role/nodes'", after: "role: 'nodes'" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, role } of nodeClasses) {
        if (role === undefined || isReference(role) || /^[\w+=,.@-]{1,64}$/.test(role)) continue;
        yield {
          path: ['nodeClasses', name, 'role'],
          received: `'${role}'`,
          message: 'a name of letters, digits and + = , . @ _ -, at most 64 characters, of a role with the path /',
          ...suggesting(role.split('/').at(-1), role),
        };
      }
    },
  }),
  relationRule({
    id: 'NDC003',
    severity: 'error',
    title: 'A tag that node classes refuse',
    why: 'Auto Mode sets these tags itself to know its instances; the API refuses a node class that has them.',
    fix: 'remove the tag, or give it another key',
    sources: [NODE_CLASS],
    failureModes: ['C22'],
    example: { before: "tags: { 'karpenter.sh/nodepool': 'general' }", after: "tags: { pool: 'general' }" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, tags } of nodeClasses) {
        for (const key of Object.keys(tags).filter(isRefusedTag)) {
          yield { path: ['nodeClasses', name, 'tags', key], received: `'${key}'`, message: 'Auto Mode or AWS sets this tag' };
        }
      }
    },
  }),
  relationRule({
    id: 'NDC004',
    severity: 'error',
    title: 'FIPS outside the United States',
    why: 'Validated images exist in regions of the United States only; elsewhere the node class is refused or never becomes ready.',
    fix: 'remove advancedSecurity',
    sources: [{ url: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html', date }],
    failureModes: ['C31'],
    example: { before: "region: 'ap-northeast-1', … advancedSecurity: { fips: true }", after: "region: 'us-east-1', …" },
    subject: 'platform',
    *check({ nodeClasses, cluster }) {
      if (cluster.region.startsWith('us-') || isReference(cluster.region)) return;
      for (const { name } of nodeClasses.filter(({ fips }) => fips === true)) {
        yield {
          path: ['nodeClasses', name, 'advancedSecurity', 'fips'],
          received: `true in ${cluster.region}`,
          message: 'regions of the United States only',
        };
      }
    },
  }),
  relationRule({
    id: 'NDC005',
    severity: 'error',
    title: 'A certificate bundle that is no base64',
    why: 'The API takes PEM in base64. PEM as it is in a file, or anything else, is refused.',
    fix: "readFileSync('ca.pem').toString('base64')",
    sources: [NODE_CLASS],
    example: { before: "data: '-----BEGIN CERTIFICATE-----…'", after: "data: 'LS0tLS1CRUdJTi…'" },
    subject: 'platform',
    *check({ nodeClasses }) {
      for (const { name, certificateBundles } of nodeClasses) {
        for (const [index, { data }] of certificateBundles.entries()) {
          if (isReference(data) || isPemInBase64(data)) continue;
          yield {
            path: ['nodeClasses', name, 'certificateBundles', index, 'data'],
            received: `'${data.slice(0, 20)}…'`,
            message: 'a certificate in PEM form, in base64',
          };
        }
      }
    },
  }),
  relationRule({
    id: 'NDC006',
    severity: 'warning',
    title: 'A node class that no pool uses',
    why: 'It launches nothing. Often the pool names another class than was meant.',
    fix: 'name it in a node pool, or remove it',
    sources: [NODE_CLASS],
    example: { before: 'nodeClasses: { private: {}, spare: {} }', after: 'nodeClasses: { private: {} }' },
    subject: 'platform',
    needs: ['nodePools'],
    *check({ nodeClasses, nodePools }) {
      const known = new Set(nodeClasses.map(({ name }) => name));
      // A pool that names none of them (NPL002) may mean any of them.
      if (nodePools.some(({ nodeClass }) => nodeClass === undefined || !(nodeClass === 'default' || known.has(nodeClass))))
        return;
      for (const { name } of nodeClasses) {
        if (nodePools.some((pool) => pool.nodeClass === name)) continue;
        yield { path: ['nodeClasses', name], received: `'${name}'`, message: 'no node pool names it' };
      }
    },
  }),
  ...nodeClassNetworkRules,
  ...nodeClassStorageRules,
  ...nodeClassReservationRules,
];

function isPemInBase64(data: string): boolean {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(data)) return false;
  return Buffer.from(data, 'base64').toString('utf8').includes('-----BEGIN CERTIFICATE-----');
}
