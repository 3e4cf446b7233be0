import { clusterRolePolicies, nodeRolePolicies } from '../aws/managed-policies';
import type { StandardAccessEntry } from '../model/access';
import type { Environment } from '../model/environment';
import { parsePrincipalArn } from '../model/principal-arn';
import type { ExistingRole } from '../model/role';
import { either, look, ok, question, quoted, type Question } from './question';
import { existing, isOfAccount } from './roles';

/** Roles that were made elsewhere: whether they exist, trust whom they have to, and may do what they have to. */
export function roleQuestions(environment: Environment): readonly Question[] {
  const { cluster, podIdentities, location } = environment;
  const ofPods = podIdentities.map(({ role }) => role).filter((role) => existing(role, location.account));
  return [
    ...(existing(cluster.role, location.account)
      ? [
          trust(cluster.role, 'A13', 'eks.amazonaws.com', true, 'nodes and load balancers are never made'),
          policies(cluster.role, 'A14', clusterRolePolicies, 'nodes, volumes or load balancers are refused'),
        ]
      : []),
    ...(existing(cluster.nodeRole, location.account)
      ? [
          trust(cluster.nodeRole, 'A13', 'ec2.amazonaws.com', false, 'nodes start without a role and never join'),
          policies(cluster.nodeRole, 'A14', nodeRolePolicies, 'nodes do not join, or pull no images'),
        ]
      : []),
    ...ofPods.map((role) => trust(role, 'G05', 'pods.eks.amazonaws.com', true, 'pods get no credentials')),
    ...principals(environment),
  ];
}

function trust(role: ExistingRole, failureMode: string, service: string, tagSession: boolean, otherwise: string): Question {
  const title = `trust of role ${role.name}`;
  const actions = tagSession ? 'sts:AssumeRole and sts:TagSession' : 'sts:AssumeRole';
  return question(
    { failureMode, title, meaning: `It has to let ${service} do ${actions}; otherwise ${otherwise}.` },
    ['iam', 'get-role', '--role-name', role.name, '--query', 'Role.AssumeRolePolicyDocument', '--output', 'json'],
    {
      found: either(
        [
          `contains ${quoted(`"${service}"`)}`,
          `{ contains '"sts:AssumeRole"' || contains '"sts:*"'; }`,
          ...(tagSession ? [`{ contains '"sts:TagSession"' || contains '"sts:*"'; }`] : []),
        ].join(' && '),
        ok(failureMode, title),
        look(failureMode, title, `let ${service} do ${actions} in its trust policy`),
      ),
      missing: `there is no role ${role.name}`,
    },
  );
}

/** A policy of one's own may allow the same, so this is for a person to decide. */
function policies(role: ExistingRole, failureMode: string, names: readonly string[], otherwise: string): Question {
  const title = `policies of role ${role.name}`;
  return question(
    { failureMode, title, meaning: `AWS asks for ${names.join(', ')}; where what they allow is missing, ${otherwise}.` },
    ['iam', 'list-attached-role-policies', '--role-name', role.name, '--query', 'AttachedPolicies[].PolicyName'],
    {
      found: [
        'missing=',
        `for policy in ${names.join(' ')}; do has "$policy" || missing="$missing $policy"; done`,
        `if [ -z "$missing" ]; then ${ok(failureMode, title)}`,
        `else look ${failureMode} ${quoted(title)} "not attached:$missing; attach them, or see that other policies of the role allow the same"`,
        'fi',
      ],
      missing: `there is no role ${role.name}`,
    },
  );
}

/** EKS refuses an entry for a principal that does not exist. */
function principals({ access, location }: Environment): readonly Question[] {
  const people = access.entries.filter((entry): entry is StandardAccessEntry => entry.type === 'STANDARD');
  const arns = new Set(
    people.flatMap(({ principalArn, createdRole }) => (createdRole === undefined ? (principalArn ?? []) : [])),
  );
  return [...arns].flatMap((arn) => {
    const principal = parsePrincipalArn(arn);
    if (principal === undefined || !isOfAccount(arn, location.account)) return [];
    const { kind, name, path } = principal;
    if (kind !== 'role' && kind !== 'user') return [];
    const sso = path.startsWith('/aws-reserved/sso.amazonaws.com/');
    const title = `${kind} ${name} of an access entry`;
    const meaning = sso
      ? 'The end of the name of an Identity Center role is given anew when its last assignment goes; the old one lets nobody in.'
      : 'An entry for a principal that does not exist is refused; one that was deleted and made again is another principal.';
    return [
      question(
        { failureMode: sso ? 'B07' : 'B06', title, meaning },
        ['iam', `get-${kind}`, `--${kind}-name`, name, '--query', `${kind === 'role' ? 'Role' : 'User'}.Arn`],
        {
          found: either(
            `[ "$answer" = ${quoted(arn)} ]`,
            ok(sso ? 'B07' : 'B06', title),
            `look ${sso ? 'B07' : 'B06'} ${quoted(title)} "its ARN is $answer: write that one"`,
          ),
          missing: `there is no ${kind} ${name} in this account`,
        },
      ),
    ];
  });
}
