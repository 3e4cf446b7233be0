import type { Json } from '../../../lib/terraform/stack-json';

/** Objects of Kubernetes of which nearly everything is computed: modules take it from whoever calls them. */
export const computedObjects: Readonly<Record<string, Json>> = {
  terraform: { required_providers: { kubernetes: { source: 'hashicorp/kubernetes', version: '~> 2.38' } } },
  provider: {
    kubernetes: {
      host: 'x',
      exec: {
        api_version: 'client.authentication.k8s.io/v1beta1',
        command: 'aws',
        args: ['eks', 'get-token', '--cluster-name', 'x'],
      },
    },
  },
  variable: { x: {} },
  resource: {
    kubernetes_manifest: {
      a: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'a' },
          spec: {
            template: {
              spec: {
                nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
                requirements: '${var.x}',
              },
            },
            limits: '${var.x}',
            disruption: '${var.x}',
            weight: '${var.x}',
          },
        },
      },
      b: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'b' },
          spec: {
            template: {
              metadata: '${var.x}',
              spec: {
                nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
                requirements: ['${var.x}', { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }],
                taints: ['${var.x}'],
                startupTaints: '${var.x}',
              },
            },
            limits: { cpu: '${var.x}', memory: '${var.x}Gi', nodes: '${var.x}' },
            disruption: { budgets: '${var.x}' },
          },
        },
      },
      s: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 's' },
          spec: {
            replicas: 2,
            template: {
              spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' }, requirements: [] },
            },
          },
        },
      },
      c: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'c' },
          spec: {
            replicas: '${var.x}',
            template: {
              spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' }, requirements: [] },
            },
            limits: { nodes: '${var.x}' },
          },
        },
      },
      d: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'd' },
          spec: {
            replicas: '${var.x}',
            template: {
              spec: {
                nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
                requirements: [{ key: 'kubernetes.io/arch', operator: 'In', values: '${var.x}' }],
              },
            },
            limits: '${var.x}',
          },
        },
      },
      e: {
        manifest: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'e' },
          spec: {
            template: {
              spec: {
                nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
                requirements: '${concat([{key="kubernetes.io/arch",operator="In",values=["arm64"]}], var.x)}',
                expireAfter: '${var.x}',
                terminationGracePeriod: '${var.x}h',
              },
            },
            disruption: {
              consolidateAfter: '${var.x}',
              consolidationPolicy: '${var.x}',
              budgets: [{ nodes: '${var.x}', schedule: '${var.x}', duration: '${var.x}' }, '${var.x}'],
            },
          },
        },
      },
      n: {
        manifest: {
          apiVersion: 'eks.amazonaws.com/v1',
          kind: 'NodeClass',
          metadata: { name: 'n' },
          spec: {
            role: 'x',
            subnetSelectorTerms: '${var.x}',
            securityGroupSelectorTerms: ['${var.x}'],
            ephemeralStorage: '${var.x}',
            tags: '${var.x}',
            capacityReservationSelectorTerms: '${var.x}',
            certificateBundles: '${var.x}',
            advancedNetworking: '${var.x}',
            podSubnetSelectorTerms: '${var.x}',
            podSecurityGroupSelectorTerms: '${var.x}',
          },
        },
      },
      m: {
        manifest: {
          apiVersion: 'eks.amazonaws.com/v1',
          kind: 'NodeClass',
          metadata: { name: 'm' },
          spec: {
            role: '${var.x}',
            subnetSelectorTerms: [{ tags: '${var.x}' }, { id: '${var.x}' }],
            securityGroupSelectorTerms: [{ name: '${var.x}' }, { tags: { '${var.x}': 'owned' } }],
            ephemeralStorage: { size: '${var.x}', iops: '${var.x}' },
            advancedNetworking: { noProxy: ['${var.x}'], ipv4PrefixSize: '${var.x}' },
          },
        },
      },
      ns: { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: '${var.x}' } },
      ns2: { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '${var.x}-a', labels: '${var.x}' } } },
      sc: {
        manifest: {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'StorageClass',
          metadata: { name: 'a', annotations: '${var.x}' },
          provisioner: '${var.x}',
          parameters: '${var.x}',
          volumeBindingMode: '${var.x}',
        },
      },
      rb: {
        manifest: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: 'r', namespace: 'x' },
          roleRef: '${var.x}',
          subjects: '${var.x}',
        },
      },
      rb2: {
        manifest: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: 'r2', namespace: 'x' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: '${var.x}', name: '${var.x}' },
          subjects: ['${var.x}', { kind: '${var.x}', name: '${var.x}' }],
        },
      },
      ic: { manifest: { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'i' }, spec: '${var.x}' } },
      ip: {
        manifest: {
          apiVersion: 'eks.amazonaws.com/v1',
          kind: 'IngressClassParams',
          metadata: { name: 'i' },
          spec: {
            scheme: '${var.x}',
            group: '${var.x}',
            certificateARNs: '${var.x}',
            listeners: '${var.x}',
            tags: '${var.x}',
            loadBalancerAttributes: '${var.x}',
            subnets: '${var.x}',
            inboundCIDRs: ['${var.x}'],
          },
        },
      },
      pc: { manifest: { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'p' }, value: '${var.x}' } },
      np: {
        manifest: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'p', namespace: 'x' },
          spec: {
            podSelector: '${var.x}',
            policyTypes: '${var.x}',
            ingress: '${var.x}',
            egress: [{ ports: '${var.x}', to: '${var.x}' }],
          },
        },
      },
      sa: {
        manifest: {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: '${var.x}', namespace: '${var.x}', annotations: { 'eks.amazonaws.com/role-arn': '${var.x}' } },
        },
      },
      pdb: {
        manifest: {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: { name: 'x', namespace: 'x' },
          spec: { selector: '${var.x}', minAvailable: '${var.x}' },
        },
      },
      rq: { manifest: { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'x', namespace: 'x' }, spec: '${var.x}' } },
      dep: {
        manifest: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'x', namespace: 'x' },
          spec: { replicas: '${var.x}', selector: '${var.x}', template: '${var.x}' },
        },
      },
    },
  },
};
