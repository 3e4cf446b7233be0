import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Fn, TerraformLocal, TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';

/** A function behind an HTTP API, with a table, its log group and permissions; packaged by somebody else's pipeline. */
export function lambdaApi(stack: TerraformStack): void {
  const stage = new TerraformVariable(stack, 'stage', { type: 'string', default: 'prod', description: 'Name of the stage' });
  const me = new DataAwsCallerIdentity(stack, 'me');
  const region = new DataAwsRegion(stack, 'region');
  const name = new TerraformLocal(stack, 'name', `orders-\${${stage.fqn}}`);
  const table = new DynamodbTable(stack, 'orders', {
    name: `${name.asString}`,
    billingMode: 'PAY_PER_REQUEST',
    hashKey: 'id',
    rangeKey: 'created',
    attribute: [
      { name: 'id', type: 'S' },
      { name: 'created', type: 'N' },
    ],
    pointInTimeRecovery: { enabled: true },
  });
  const base = new DataAwsIamPolicyDocument(stack, 'base', {
    statement: [
      {
        sid: 'Logs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`arn:aws:logs:${region.name}:${me.accountId}:log-group:/aws/lambda/*`],
      },
    ],
  });
  const permissions = new DataAwsIamPolicyDocument(stack, 'permissions', {
    sourcePolicyDocuments: [base.json],
    statement: [
      {
        sid: 'Table',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        resources: [table.arn, `${table.arn}/index/*`],
      },
      {
        sid: 'Encrypted',
        effect: 'Deny',
        actions: ['dynamodb:*'],
        resources: ['*'],
        condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      },
    ],
  });
  const role = new IamRole(stack, 'role', {
    namePrefix: 'orders-',
    assumeRolePolicy: Fn.jsonencode({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
    }),
  });
  new IamRolePolicy(stack, 'role-policy', { role: role.id, policy: permissions.json });
  new IamRolePolicyAttachment(stack, 'role-tracing', {
    role: role.name,
    policyArn: 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  });
  const logs = new CloudwatchLogGroup(stack, 'logs', { name: `/aws/lambda/${name.asString}`, retentionInDays: 30 });
  const handler = new LambdaFunction(stack, 'handler', {
    functionName: name.asString,
    role: role.arn,
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    s3Bucket: 'example-artifacts',
    s3Key: 'orders/1.2.3.zip',
    memorySize: 512,
    timeout: 10,
    architectures: ['arm64'],
    environment: { variables: { TABLE: table.name, GREETING: 'Hello "$${name}"\n%%{ if }' } },
    tracingConfig: { mode: 'Active' },
    dependsOn: [logs],
    lifecycle: { ignoreChanges: ['s3_key'] },
  });
  const api = new Apigatewayv2Api(stack, 'api', {
    name: 'orders',
    protocolType: 'HTTP',
    corsConfiguration: { allowOrigins: ['https://shop.example.com'], allowMethods: ['GET', 'POST'], maxAge: 300 },
  });
  const integration = new Apigatewayv2Integration(stack, 'integration', {
    apiId: api.id,
    integrationType: 'AWS_PROXY',
    integrationUri: handler.invokeArn,
    payloadFormatVersion: '2.0',
  });
  for (const [id, route] of Object.entries({ list: 'GET /orders', create: 'POST /orders', one: 'GET /orders/{id}' })) {
    new Apigatewayv2Route(stack, `route-${id}`, { apiId: api.id, routeKey: route, target: `integrations/${integration.id}` });
  }
  new Apigatewayv2Stage(stack, 'default-stage', {
    apiId: api.id,
    name: '$default',
    autoDeploy: true,
    accessLogSettings: {
      destinationArn: logs.arn,
      format: JSON.stringify({ requestId: '$context.requestId', status: '$context.status' }),
    },
  });
  new LambdaPermission(stack, 'invoke', {
    statementId: 'AllowApi',
    action: 'lambda:InvokeFunction',
    functionName: handler.functionName,
    principal: 'apigateway.amazonaws.com',
    sourceArn: `${api.executionArn}/*/*`,
  });
  new TerraformOutput(stack, 'url', { value: api.apiEndpoint, description: 'Where orders are sent' });
}
