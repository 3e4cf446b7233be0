import { logGroupNames } from './log-groups';
import { addonsOf } from './addons';
import type { Environment } from '../model/environment';
import { either, look, ok, onlyForNew, question, quoted, type Question, unlessNumber } from './question';

/** What is there of a cluster of this name, and whether it can become what is written. */
export function clusterQuestions(environment: Environment): readonly Question[] {
  return [
    version(environment),
    ...logGroups(environment),
    ...addonsOf(environment).map((addon) => addonVersion(environment, addon)),
    ...reservations(environment),
  ];
}

/** The questions that only a cluster that exists raises stand inside the answer to whether it does. */
function version({ cluster }: Environment): Question {
  const { name } = cluster;
  const [, minor = ''] = cluster.version.split('.');
  const title = `Kubernetes version of ${name}`;
  const upgrade = `to ${cluster.version}`;
  const insights = question(
    { failureMode: 'A21', title: `upgrade insights of ${name}`, meaning: '' },
    [
      'eks',
      'list-insights',
      '--cluster-name',
      name,
      '--filter',
      'categories=UPGRADE_READINESS',
      '--query',
      "insights[?insightStatus.status!='PASSING'].[insightStatus.status,name]",
    ],
    {
      found: either(
        '[ -z "$answer" ]',
        ok('A21', `upgrade insights of ${name}`),
        `look A21 ${quoted(`upgrade insights of ${name}`)} "EKS may refuse the upgrade: $(list)"`,
      ),
      missing: 'they cannot be found',
    },
  );
  const free = question(
    { failureMode: 'E24', title: `free addresses for ${name}`, meaning: '' },
    [
      'ec2',
      'describe-subnets',
      '--query',
      'Subnets[?AvailableIpAddressCount<`16`].SubnetId',
      '--subnet-ids',
      { bash: '$answer' },
    ],
    {
      found: either(
        '[ -z "$answer" ]',
        ok('E24', `free addresses for the upgrade of ${name}`),
        `look E24 ${quoted(`free addresses for the upgrade of ${name}`)} "fewer than 16 in $(list)"`,
      ),
      missing: 'its subnets cannot be found',
    },
  );
  const subnets = question(
    { failureMode: 'E24', title: `subnets of ${name}`, meaning: '' },
    ['eks', 'describe-cluster', '--name', name, '--query', 'cluster.resourcesVpcConfig.subnetIds'],
    { found: free.script, missing: 'it is gone' },
  );
  return question(
    {
      failureMode: 'A18',
      title,
      meaning: `EKS moves one minor version at a time and never down (${cluster.version} is written). Before it moves, it asks its upgrade insights, and needs free addresses in the subnets of the control plane.`,
    },
    ['eks', 'describe-cluster', '--name', name, '--query', 'cluster.version'],
    {
      found: [
        `live=\${answer#*.}`,
        unlessNumber('$live', 'A18', title),
        `elif [ "$live" -eq ${minor} ]; then ${ok('A18', title)}`,
        `elif [ "$live" -gt ${minor} ]; then look A20 ${quoted(title)} "it runs $answer already: write version: '$answer'"`,
        `elif [ $((live + 1)) -lt ${minor} ]; then look A18 ${quoted(title)} "it runs $answer: go to 1.$((live + 1)) first"`,
        `else`,
        `  ok A18 "${title}: from $answer ${upgrade}"`,
        ...insights.script.map((line) => `  ${line}`),
        ...subnets.script.map((line) => `  ${line}`),
        'fi',
      ],
      // A cluster that is yet to be made is what preflight is for.
      missing: { bash: `new=yes; ${ok('A18', `${name} is new`)}` },
    },
  );
}

/** Groups that a cluster of this name left behind; asked only where the cluster is new. */
function logGroups({ cluster }: Environment): readonly Question[] {
  return logGroupNames(cluster).map((name) => {
    const title = `log group ${name}`;
    return onlyForNew(
      question(
        {
          failureMode: 'A22',
          title,
          meaning: 'EKS makes the group again while a cluster goes, and a kept one stays: Terraform cannot make what exists.',
        },
        ['logs', 'describe-log-groups', '--log-group-name-prefix', name, '--query', 'logGroups[].logGroupName'],
        {
          found: either(
            `has ${quoted(name)}`,
            look('A22', title, 'it exists: import it, or delete it if nobody needs what it holds'),
            ok('A22', `no ${title}`),
          ),
          missing: 'it cannot be asked for',
        },
      ),
    );
  });
}

function addonVersion(
  { cluster }: Environment,
  { name, version: pinned }: { readonly name: string; readonly version: string | undefined },
): Question {
  const title = pinned === undefined ? `add-on ${name}` : `add-on ${name} ${pinned}`;
  const remedy = `not for Kubernetes ${cluster.version}`;
  return question(
    {
      failureMode: 'D13',
      title,
      meaning: `EKS refuses an add-on that it does not have for Kubernetes ${cluster.version}, or not in the version that is written.`,
    },
    [
      'eks',
      'describe-addon-versions',
      '--addon-name',
      name,
      '--kubernetes-version',
      cluster.version,
      '--query',
      'addons[].addonVersions[].addonVersion',
    ],
    {
      found:
        pinned === undefined
          ? either('[ -n "$answer" ]', ok('D13', title), look('D13', title, remedy))
          : either(`has ${quoted(pinned)}`, ok('D13', title), `look D13 ${quoted(title)} "${remedy}; there are $(list)"`),
      missing: 'EKS knows no add-on of this name',
    },
  );
}

function reservations({ platform }: Environment): readonly Question[] {
  const terms = (platform?.nodeClasses ?? []).flatMap(({ capacityReservationSelectorTerms }) => capacityReservationSelectorTerms);
  const ids = new Set(terms.flatMap(({ id }) => id ?? []));
  return [...ids].map((id) => {
    const title = `capacity reservation ${id}`;
    return question(
      {
        failureMode: 'C21',
        title,
        meaning: 'A pool that may use only reserved capacity starts nothing where the reservation has ended or is elsewhere.',
      },
      [
        'ec2',
        'describe-capacity-reservations',
        '--capacity-reservation-ids',
        id,
        '--query',
        'CapacityReservations[].[State,AvailabilityZone]',
      ],
      {
        found: either('has active', ok('C21', title), `look C21 ${quoted(title)} "it is $(list)"`),
        missing: 'it is not in this region, or not shared with this account',
      },
    );
  });
}
