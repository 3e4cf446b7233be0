# From the default of network.flowLogs (not in envs/staging.ts)
resource "aws_flow_log" "main" {
  vpc_id                   = aws_vpc.main.id
  iam_role_arn             = aws_iam_role.flow_logs.arn
  log_destination          = aws_cloudwatch_log_group.flow_logs.arn
  log_destination_type     = "cloud-watch-logs"
  max_aggregation_interval = 60
  traffic_type             = "ALL"

  tags = {
    Name        = "platform-staging"
    environment = "staging"
    owner       = "platform"
  }

  depends_on = [aws_iam_role_policy.flow_logs_deliver]
}
