// What an API server does to workloads beside our objects: defaults, Pod Security, limits, priorities, RBAC. With the
// environment that asks for everything.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../../register.cjs');
const { fixedMembers } = require('../../lib/model/kubernetes/fixed-members.ts');

const [NAMESPACE, OTHER] = ['payments', 'open'];

const pod = (namespace, spec, container) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'probe', namespace },
  spec: { containers: [{ name: 'main', image: 'example.com/main:1', ...container }], ...spec },
});

/** What the Pod Security level `restricted` asks for. */
const RESTRICTED = {
  securityContext: {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

const claim = (spec) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'probe', namespace: NAMESPACE },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});

const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'probe', namespace: NAMESPACE },
  spec: { defaultBackend: { service: { name: 'main', port: { number: 80 } } } },
};

/** `[what, object, whether it came out right]` */
const tried = [
  ['a volume claim without a class gets the default one', claim({}), ({ object }) => object?.spec.storageClassName === 'gp3'],
  ['an Ingress without a class gets the default one', ingress, ({ object }) => object?.spec.ingressClassName === 'alb-internal'],
  [
    'a pod that follows the rules is taken where they are restricted',
    pod(NAMESPACE, {}, RESTRICTED),
    ({ object }) => object !== undefined,
  ],
  [
    'a pod that may become root is refused there',
    pod(NAMESPACE, {}, {}),
    ({ refused }) => /PodSecurity "restricted/.test(refused),
  ],
  [
    'a pod on the network of its node is refused in a namespace that says nothing',
    pod(OTHER, { hostNetwork: true }, {}),
    ({ refused }) => /PodSecurity "baseline/.test(refused),
  ],
  [
    'a container without resources gets those of its namespace',
    pod(NAMESPACE, {}, RESTRICTED),
    ({ object }) => object?.spec.containers[0].resources.requests?.cpu === '100m',
  ],
  [
    'a pod gets the value of its priority class',
    pod(NAMESPACE, { priorityClassName: 'urgent' }, RESTRICTED),
    ({ object }) => object?.spec.priority === 1000 && object.spec.preemptionPolicy === 'Never',
  ],
];

/** `[what, namespace, whether the group may]` */
const asked = [
  ['the group of a team may deploy in its namespace', NAMESPACE, 'yes'],
  ['and nowhere else', OTHER, 'no'],
];

/** A controller puts the rules of `edit` together, and none runs here. */
function aggregate(api) {
  const parts = ['get', 'clusterroles', '--selector=rbac.authorization.k8s.io/aggregate-to-edit=true', '--output=json'];
  const rules = JSON.parse(api.must(...parts)).items.flatMap((role) => role.rules ?? []);
  api.must('patch', 'clusterrole', 'edit', '--type=merge', `--patch=${JSON.stringify({ rules })}`);
}

/** Another value for each member that Kubernetes is said to keep. */
const OTHER_VALUES = {
  provisioner: 'example.com/other',
  parameters: { type: 'gp2' },
  reclaimPolicy: 'Retain',
  volumeBindingMode: 'Immediate',
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
  value: 7,
  preemptionPolicy: 'PreemptLowerPriority',
};

/** `[kind, member]` of objects that are replaced for a change which Kubernetes would take. */
const changeable = (api, objects) =>
  objects.flatMap((object) =>
    Object.entries(fixedMembers(object) ?? {}).flatMap(([member, value]) => {
      const other = OTHER_VALUES[member];
      if (other === undefined || JSON.stringify(other) === JSON.stringify(value))
        return [`${object.kind} ${member} was not tried`];
      return api.refuses({ ...object, [member]: other }) ? [] : [`${object.kind} ${member} can be changed`];
    }),
  );

/** Informers of the server see a new class a moment after it was made. */
const TRIES = 20;

export function admissions(api, environment, report) {
  const objects = environment.platform.objects.map(({ object }) => object);
  api.must('apply', '--server-side', '-f', '-', { items: objects });
  report('it refuses to change what Terraform is told to replace', changeable(api, objects));
  aggregate(api);
  const wrong = tried.flatMap(([what, object, isRight]) => {
    let answer;
    for (let tries = 0; tries < TRIES; tries += 1) {
      answer = api.tryOut(object);
      if (isRight(answer)) return [];
    }
    return [`${what}: ${answer.refused ?? JSON.stringify(answer.object.spec)}`];
  });
  const rights = asked.flatMap(([what, namespace, expected]) => {
    const question = ['auth', 'can-i', 'create', 'deployments', '--namespace', namespace];
    let answer;
    for (let tries = 0; tries < TRIES; tries += 1) {
      answer = api.kubectl(...question, '--as=somebody', '--as-group=payments-developers').stdout.trim();
      if (answer === expected) return [];
    }
    return [`${what}: ${answer}`];
  });
  report(`its admission does with ${tried.length + asked.length} workloads and people what our objects are there for`, [
    ...wrong,
    ...rights,
  ]);
}
