import { createdRoles } from '../model/created-roles';
import type { Environment } from '../model/environment';
import { takesSpot } from '../model/kubernetes/node-pool';
import { either, look, ok, question, type Question } from './question';

/** Whose account this is, and what its owners require. */
export function accountQuestions(environment: Environment): readonly Question[] {
  return [...identity(environment), ...spotRole(environment), ...tagPolicy(environment), ...boundaries(environment)];
}

function identity({ location: { account } }: Environment): readonly Question[] {
  const title = `credentials of account ${account}`;
  return [
    question(
      {
        failureMode: 'D14',
        title,
        meaning:
          'With credentials of another account everything below would be said about that account, and with none about nothing.',
      },
      ['sts', 'get-caller-identity', '--query', 'Account'],
      {
        found: [
          'if [ "$answer" = "$account" ]; then ' + ok('D14', title),
          'else',
          `  look D14 '${title}' "these are credentials of account $answer"`,
          '  finish',
          'fi',
        ],
        // Whoever has no credentials has no answer either: "there is no such role" would not be true.
        missing: { bash: `${look('D14', title, 'there are no credentials: aws sso login, or AWS_PROFILE')}; finish` },
        unanswered: 'finish',
      },
    ),
  ];
}

const SPOT_ROLE = 'AWSServiceRoleForEC2Spot';

function spotRole({ platform, cluster }: Environment): readonly Question[] {
  const pools = platform?.nodePools ?? [];
  // A cluster role that is made here makes the service-linked role with the first instance.
  const spotPools = platform?.cluster.makesSpotRole === true ? [] : pools.filter(takesSpot);
  const spotGroups = cluster.nodeGroups.filter(({ capacityType }) => capacityType === 'SPOT');
  const users = [...spotPools, ...spotGroups].map(({ name }) => name);
  if (users.length === 0) return [];
  const title = `service-linked role ${SPOT_ROLE}`;
  return [
    question(
      {
        failureMode: 'B20',
        title,
        meaning: `Spot nodes (${users.join(', ')}) need it. Without the permission to make it, node claims fail with ServiceLinkedRoleCreationNotPermitted.`,
      },
      ['iam', 'get-role', '--role-name', SPOT_ROLE, '--query', 'Role.Arn'],
      {
        found: [ok('B20', title)],
        missing: 'make it once in this account: aws iam create-service-linked-role --aws-service-name spot.amazonaws.com',
      },
    ),
  ];
}

/** Service control policies cannot be read from a member account; tag policies can. */
function tagPolicy({ cluster }: Environment): readonly Question[] {
  const title = 'tags that the organisation enforces';
  const builtIn = cluster.builtInCompute.nodePools;
  const remedy =
    builtIn.length === 0
      ? 'compare with the tags of the node classes'
      : `nodes of the built-in pools (${builtIn.join(', ')}) cannot carry tags of yours: write builtInNodePools: 'none' if a tag is required`;
  return [
    question(
      {
        failureMode: 'B18',
        title,
        meaning:
          'Where tags of instances are enforced, nodes without them do not start. A service control policy may ask for more; only its owners can read it.',
      },
      ['organizations', 'describe-effective-policy', '--policy-type', 'TAG_POLICY', '--query', 'EffectivePolicy.PolicyContent'],
      {
        found: either(`contains 'enforced_for'`, look('B18', title, `a tag policy enforces tags; ${remedy}`), ok('B18', title)),
        missing: { bash: ok('B18', 'no tag policy') },
      },
    ),
  ];
}

function boundaries(environment: Environment): readonly Question[] {
  const arns = new Set(createdRoles(environment).flatMap(({ role }) => role.permissionsBoundary ?? []));
  return [...arns].map((arn) => {
    const title = `permissions boundary ${arn.split('/').at(-1) ?? arn}`;
    return question(
      { failureMode: 'B21', title, meaning: 'A role whose boundary does not exist is refused.' },
      ['iam', 'get-policy', '--policy-arn', arn, '--query', 'Policy.Arn'],
      { found: [ok('B21', title)], missing: `there is no policy ${arn}` },
    );
  });
}
