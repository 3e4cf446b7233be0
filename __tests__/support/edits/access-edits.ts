import { edited, type EditGroup, remove, rename, set } from './edit';
import { everything, production, role } from './environments';

const team = (path: string, value: unknown) => edited(production, set(`access.teams.payments.${path}`, value));

export const accessEdits: EditGroup = {
  heading: 'Access and permissions',
  edits: [
    {
      change: 'add a team',
      before: production,
      after: edited(production, set('access.teams.search', { role: role('search'), policy: 'view', namespaces: 'all' })),
      verdict: 'safe',
      remark: '',
    },
    {
      change: 'remove a team',
      before: production,
      after: edited(production, remove('access.teams')),
      verdict: 'safe',
      remark: 'The team is shut out; nothing else changes.',
      destroys: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
    },
    {
      change: "a team's `policy`: `edit` becomes `view`",
      before: production,
      after: team('policy', 'view'),
      verdict: 'safe',
      remark: 'The team is without permissions for a moment.',
      destroys: ['aws_eks_access_policy_association'],
    },
    {
      change: "a team's `namespaces`: one more",
      before: production,
      after: team('namespaces', ['payments', 'checkout']),
      verdict: 'safe',
      remark: 'The team is without permissions for a moment.',
      replaces: ['aws_eks_access_policy_association'],
    },
    {
      change: "a team's `role`: another one",
      before: production,
      after: team('role', role('payments-2')),
      verdict: 'safe',
      remark: 'The old role is shut out.',
      replaces: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
    },
    {
      change: 'a team brings groups instead of a policy',
      before: production,
      after: edited(production, set('access.teams.payments', { role: role('payments'), groups: ['payments-developers'] })),
      verdict: 'careful',
      remark: 'Role bindings for the groups have to be there: `platform.namespaces.*.groups`.',
      destroys: ['aws_eks_access_policy_association'],
    },
    {
      change: 'give a team another name',
      before: production,
      after: edited(production, rename('access.teams.payments', 'checkout')),
      verdict: 'in steps',
      remark:
        'EKS refuses a second entry for the role before the first is gone. `terraform state mv` the entry and the association to their new addresses first; then nothing changes.',
      destroys: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
    },
    {
      change: '`pipeline.apply`: another role',
      before: production,
      after: edited(production, set('access.pipeline.apply', role('deploy'))),
      verdict: 'careful',
      remark:
        'Apply the cluster stack with the old role, which loses access while doing so; everything after it with the new one.',
      replaces: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
    },
    {
      change: 'remove `pipeline.plan`',
      before: production,
      after: edited(production, remove('access.pipeline.plan')),
      verdict: 'safe',
      remark: 'The role that applies plans too.',
      destroys: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
    },
    {
      change: '`adminRole.assumableBy`: somebody else',
      before: everything,
      after: edited(everything, set('access.adminRole', { assumableBy: [role('operators')] })),
      verdict: 'safe',
      remark: 'The trust of the role.',
    },
    {
      change: 'a Pod Identity: other `statements`',
      before: production,
      after: edited(
        production,
        set('podIdentities.payments-api.statements', [
          { Sid: 'ReadReceipts', Action: ['s3:GetObject', 's3:PutObject'], Resource: ['arn:aws:s3:::example-receipts/*'] },
        ]),
      ),
      verdict: 'safe',
      remark: 'Pods have it within minutes, without a restart.',
    },
    {
      change: 'a Pod Identity: another `serviceAccount`',
      before: production,
      after: edited(production, set('podIdentities.payments-api.serviceAccount', 'backend')),
      verdict: 'careful',
      remark: 'Pods of the old service account lose the role.',
      replaces: ['aws_eks_pod_identity_association'],
      destroys: ['kubernetes_manifest'],
    },
    {
      change: 'a Pod Identity: another name',
      before: production,
      after: edited(production, rename('podIdentities.payments-api', 'payments-backend')),
      verdict: 'in steps',
      remark:
        'It names the role, and EKS has room for one association: the new one is refused where it comes first. `terraform state mv` the association before, or apply again. Warning ENG023.',
      destroys: ['aws_eks_pod_identity_association', 'aws_iam_role', 'aws_iam_role_policy'],
    },
  ],
};
