/**
 * Helm charts of what nodes of Auto Mode have already, and why a second one is of no use to them.
 * https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html (2026-11-21)
 */
export const builtInCharts: ReadonlyMap<string, string> = new Map([
  ['karpenter', 'Auto Mode runs Karpenter outside the cluster'],
  ['cluster-autoscaler', 'Auto Mode starts and stops nodes itself'],
  ['aws-load-balancer-controller', 'Auto Mode runs the load balancer controller outside the cluster'],
  ['aws-ebs-csi-driver', 'Auto Mode runs its own driver, and volumes of this one cannot be attached to its nodes'],
  ['aws-vpc-cni', 'the network of pods is built into the nodes'],
  ['coredns', 'DNS is built into the nodes'],
  ['eks-pod-identity-agent', 'the agent is built into the nodes'],
  ['nvidia-device-plugin', 'the device plugin is built into the nodes'],
  ['neuron-device-plugin', 'the device plugin is built into the nodes'],
  ['neuron-helm-chart', 'the device plugin is built into the nodes'],
  ['aws-node-termination-handler', 'Auto Mode handles interruptions itself'],
]);
