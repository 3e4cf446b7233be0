import type { IrsaRole } from '../model/irsa-role';
import { formatPath } from './input-path';
import { tooManyManagedPolicies, tooManyStatements } from './role-limits';
import { relationRule, type Rule } from './rule';

const date = '2026-11-21';
const IRSA = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html', date };
const PROVIDER = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html', date };
const ANNOTATION = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html', date };
const POD_IDENTITIES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html', date };
const CREDENTIAL_ORDER = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html', date };
const WEBHOOK = { url: 'https://github.com/aws/amazon-eks-pod-identity-webhook/blob/master/pkg/handler/handler.go', date };

const serviceAccountOf = ({ namespace, serviceAccount }: Pick<IrsaRole, 'namespace' | 'serviceAccount'>): string =>
  `${namespace}/${serviceAccount}`;

/** IAM roles for service accounts, by the OIDC provider of the cluster. */
export const irsaRules: readonly Rule[] = [
  relationRule({
    id: 'IRS001',
    severity: 'error',
    title: 'Roles by IRSA without an OIDC provider',
    why: 'Their trust names the OIDC provider of the cluster. Without one IAM believes no token of the cluster, so the roles are not made at all.',
    fix: 'write `oidcProvider: true` at the cluster, or use `podIdentities`, which need none',
    sources: [PROVIDER],
    example: {
      before: "cluster: { version: '1.36' }, irsaRoles: { … }",
      after: "cluster: { version: '1.36', oidcProvider: true }",
    },
    subject: 'environment',
    *check({ cluster, irsaRoles = [] }) {
      if (irsaRoles.length === 0 || cluster === undefined || cluster.oidcProvider) return;
      yield {
        path: ['cluster', 'oidcProvider'],
        received: 'no OIDC provider',
        message: `true, because of ${irsaRoles.map(({ name }) => formatPath(['irsaRoles', name])).join(', ')}`,
      };
    },
  }),
  relationRule({
    id: 'IRS002',
    severity: 'warning',
    title: 'One service account with Pod Identity and with IRSA',
    why: 'Its pods get one of the two roles. For a new pod EKS takes the association and leaves the annotation alone; a pod that is older than the association, or that sets the variables of IRSA itself, keeps the role of the annotation, because SDKs look for that first. So after a restart the same pods may be somebody else.',
    fix: 'keep one of the two; while moving from IRSA, acknowledge this and remove the annotation and the role by IRSA at the end',
    sources: [CREDENTIAL_ORDER, WEBHOOK],
    failureModes: ['G08'],
    example: {
      before:
        "podIdentities: { api: { namespace: 'shop', serviceAccount: 'api', … } }, irsaRoles: { api: { namespace: 'shop', serviceAccount: 'api', … } }",
      after: "podIdentities: { api: { namespace: 'shop', serviceAccount: 'api', … } }",
    },
    subject: 'environment',
    *check({ podIdentities = [], addons = [], irsaRoles = [] }) {
      const others = new Map([
        ...addons.flatMap(({ name, namespace, podIdentities: own }) =>
          namespace === undefined
            ? []
            : own.map(
                ({ serviceAccount }) =>
                  [`${namespace}/${serviceAccount}`, formatPath(['addons', name, 'podIdentities', serviceAccount])] as const,
              ),
        ),
        ...podIdentities.map((identity) => [serviceAccountOf(identity), formatPath(['podIdentities', identity.name])] as const),
      ]);
      for (const irsaRole of irsaRoles) {
        const key = serviceAccountOf(irsaRole);
        const other = others.get(key);
        if (other === undefined) continue;
        yield {
          path: ['irsaRoles', irsaRole.name, 'serviceAccount'],
          received: `'${key}'`,
          message: `${other} gives its pods another role`,
        };
      }
    },
  }),
  relationRule({
    id: 'IRS003',
    severity: 'warning',
    title: 'Two roles by IRSA for one service account',
    why: 'A service account has one annotation `eks.amazonaws.com/role-arn`, so its pods take one of the roles and never the other.',
    fix: 'put the permissions of both into one',
    sources: [ANNOTATION],
    example: {
      before: "reader: { namespace: 'shop', serviceAccount: 'api', … }, writer: { namespace: 'shop', serviceAccount: 'api', … }",
      after: "api: { namespace: 'shop', serviceAccount: 'api', statements: [/* both */] }",
    },
    subject: 'irsaRoles',
    *check(irsaRoles) {
      const first = new Map<string, IrsaRole>();
      for (const irsaRole of irsaRoles) {
        const key = serviceAccountOf(irsaRole);
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, irsaRole);
        else {
          yield {
            path: [irsaRole.name, 'serviceAccount'],
            received: `'${key}'`,
            message: `${formatPath(['irsaRoles', earlier.name])} is for this service account too`,
          };
        }
      }
    },
  }),
  relationRule({
    id: 'IRS004',
    severity: 'note',
    title: 'IRSA where Pod Identity would do',
    why: 'Pod Identity needs no OIDC provider and no annotation, its trust is the same in every cluster, and sessions carry tags that policies can compare. IRSA is for software whose SDK does not know Pod Identity, and for pods on Fargate.',
    fix: 'nothing where the software needs it; otherwise move the entry to `podIdentities`',
    sources: [POD_IDENTITIES, IRSA],
    example: { before: 'irsaRoles: { api: { … } }', after: 'podIdentities: { api: { … } }' },
    subject: 'irsaRoles',
    *check(irsaRoles) {
      for (const { name } of irsaRoles) {
        yield {
          path: [name],
          received: `'${name}'`,
          message: 'its service account needs the annotation that the output irsa_annotations has; Pod Identity needs none',
        };
      }
    },
  }),
  relationRule({ id: 'IRS005', subject: 'irsaRoles', ...tooManyStatements }),
  relationRule({ id: 'IRS006', subject: 'irsaRoles', ...tooManyManagedPolicies }),
];
