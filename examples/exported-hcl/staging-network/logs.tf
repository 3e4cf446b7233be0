# From the default of network.flowLogs (not in envs/staging.ts)
resource "aws_cloudwatch_log_group" "flow_logs" {
  name              = "/aws/vpc-flow-logs/platform-staging"
  kms_key_id        = aws_kms_key.flow_logs.arn
  retention_in_days = 365

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}
