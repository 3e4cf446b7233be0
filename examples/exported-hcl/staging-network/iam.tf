# From the default of network.flowLogs (not in envs/staging.ts)
resource "aws_iam_role" "flow_logs" {
  name        = "platform-staging-flow-logs"
  description = "Delivers the flow logs of platform-staging to CloudWatch Logs"
  path        = "/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "vpc-flow-logs.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = {
          ArnLike      = { "aws:SourceArn" = "arn:aws:ec2:ap-northeast-1:111122223333:vpc-flow-log/*" }
          StringEquals = { "aws:SourceAccount" = "111122223333" }
        }
      },
    ]
  })

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_iam_role_policy" "flow_logs_deliver" {
  name = "deliver"
  role = aws_iam_role.flow_logs.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "logs:CreateLogStream",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ]
        Resource = [
          "arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/vpc-flow-logs/platform-staging",
          "arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/vpc-flow-logs/platform-staging:*",
        ]
      },
    ]
  })
}
