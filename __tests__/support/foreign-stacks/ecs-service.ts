import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate';
import { DataAwsEcrRepository } from '@cdktf/provider-aws/lib/data-aws-ecr-repository';
import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Fn, TerraformOutput, type TerraformStack } from 'cdktf';

/** A Fargate service behind an application load balancer in the default VPC. */
export function ecsService(stack: TerraformStack): void {
  const region = new DataAwsRegion(stack, 'region');
  const vpc = new DataAwsVpc(stack, 'vpc', { default: true });
  const subnets = new DataAwsSubnets(stack, 'subnets', { filter: [{ name: 'vpc-id', values: [vpc.id] }] });
  const repository = new DataAwsEcrRepository(stack, 'repository', { name: 'orders' });
  const certificate = new DataAwsAcmCertificate(stack, 'certificate', {
    domain: '*.example.com',
    mostRecent: true,
    statuses: ['ISSUED'],
  });
  const cluster = new EcsCluster(stack, 'cluster', {
    name: 'orders',
    setting: [{ name: 'containerInsights', value: 'enabled' }],
  });
  new EcsClusterCapacityProviders(stack, 'capacity', {
    clusterName: cluster.name,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1, weight: 100 }],
  });
  const trust = new DataAwsIamPolicyDocument(stack, 'trust', {
    statement: [{ actions: ['sts:AssumeRole'], principals: [{ type: 'Service', identifiers: ['ecs-tasks.amazonaws.com'] }] }],
  });
  const execution = new IamRole(stack, 'execution', { name: 'orders-execution', assumeRolePolicy: trust.json });
  new IamRolePolicyAttachment(stack, 'execution-policy', {
    role: execution.name,
    policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
  });
  const task = new IamRole(stack, 'task', { name: 'orders-task', assumeRolePolicy: trust.json });
  const queues = new DataAwsIamPolicyDocument(stack, 'queues', {
    statement: [{ actions: ['sqs:SendMessage'], resources: [`arn:aws:sqs:${region.name}:*:orders-*`] }],
  });
  new IamRolePolicy(stack, 'task-policy', { name: 'queues', role: task.id, policy: queues.json });
  const logs = new CloudwatchLogGroup(stack, 'logs', { name: '/ecs/orders', retentionInDays: 14 });
  const definition = new EcsTaskDefinition(stack, 'definition', {
    family: 'orders',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '512',
    memory: '1024',
    executionRoleArn: execution.arn,
    taskRoleArn: task.arn,
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    containerDefinitions: Fn.jsonencode([
      {
        name: 'orders',
        image: `${repository.repositoryUrl}:1.2.3`,
        portMappings: [{ containerPort: 8080 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': logs.name, 'awslogs-region': region.name, 'awslogs-stream-prefix': 'orders' },
        },
      },
    ]),
  });
  const front = new SecurityGroup(stack, 'front', {
    namePrefix: 'orders-front-',
    vpcId: vpc.id,
    lifecycle: { createBeforeDestroy: true },
  });
  const back = new SecurityGroup(stack, 'back', { namePrefix: 'orders-back-', vpcId: vpc.id });
  new VpcSecurityGroupIngressRule(stack, 'https', {
    securityGroupId: front.id,
    cidrIpv4: '0.0.0.0/0',
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
  });
  new VpcSecurityGroupIngressRule(stack, 'traffic', {
    securityGroupId: back.id,
    referencedSecurityGroupId: front.id,
    ipProtocol: 'tcp',
    fromPort: 8080,
    toPort: 8080,
  });
  for (const [id, group] of Object.entries({ front, back })) {
    new VpcSecurityGroupEgressRule(stack, `${id}-out`, { securityGroupId: group.id, cidrIpv4: '0.0.0.0/0', ipProtocol: '-1' });
  }
  const balancer = new Lb(stack, 'balancer', {
    name: 'orders',
    loadBalancerType: 'application',
    subnets: subnets.ids,
    securityGroups: [front.id],
    dropInvalidHeaderFields: true,
  });
  const target = new LbTargetGroup(stack, 'target', {
    name: 'orders',
    port: 8080,
    protocol: 'HTTP',
    targetType: 'ip',
    vpcId: vpc.id,
    healthCheck: { path: '/health', matcher: '200-299', interval: 15 },
  });
  const listener = new LbListener(stack, 'listener', {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    certificateArn: certificate.arn,
    defaultAction: [
      { type: 'fixed-response', fixedResponse: { contentType: 'text/plain', statusCode: '404', messageBody: 'nothing here' } },
    ],
  });
  new LbListenerRule(stack, 'rule', {
    listenerArn: listener.arn,
    priority: 10,
    condition: [{ hostHeader: { values: ['orders.example.com'] } }],
    action: [{ type: 'forward', targetGroupArn: target.arn }],
  });
  const service = new EcsService(stack, 'service', {
    name: 'orders',
    cluster: cluster.id,
    taskDefinition: definition.arn,
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: { subnets: subnets.ids, securityGroups: [back.id], assignPublicIp: true },
    loadBalancer: [{ targetGroupArn: target.arn, containerName: 'orders', containerPort: 8080 }],
    dependsOn: [listener],
    lifecycle: { ignoreChanges: ['desired_count'] },
  });
  const scaling = new AppautoscalingTarget(stack, 'scaling', {
    serviceNamespace: 'ecs',
    resourceId: `service/${cluster.name}/${service.name}`,
    scalableDimension: 'ecs:service:DesiredCount',
    minCapacity: 2,
    maxCapacity: 10,
  });
  new AppautoscalingPolicy(stack, 'scaling-policy', {
    name: 'cpu',
    policyType: 'TargetTrackingScaling',
    serviceNamespace: scaling.serviceNamespace,
    resourceId: scaling.resourceId,
    scalableDimension: scaling.scalableDimension,
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      targetValue: 60,
    },
  });
  new TerraformOutput(stack, 'address', { value: balancer.dnsName });
}
