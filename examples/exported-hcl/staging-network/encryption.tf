# From the default of network.flowLogs (not in envs/staging.ts)
resource "aws_kms_key" "flow_logs" {
  description             = "Flow logs of platform-staging"
  deletion_window_in_days = 30
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministersByIam"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "CloudWatchLogsEncryptsTheseGroups"
        Effect    = "Allow"
        Principal = { Service = "logs.ap-northeast-1.amazonaws.com" }
        Action = [
          "kms:Encrypt*",
          "kms:Decrypt*",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:Describe*",
        ]
        Resource = "*"
        Condition = {
          ArnEquals = {
            "kms:EncryptionContext:aws:logs:arn" = [
              "arn:aws:logs:ap-northeast-1:111122223333:log-group:/aws/vpc-flow-logs/platform-staging",
            ]
          }
        }
      },
    ]
  })

  tags = {
    environment = "staging"
    owner       = "platform"
  }
}

resource "aws_kms_alias" "flow_logs" {
  name          = "alias/platform-staging-flow-logs"
  target_key_id = aws_kms_key.flow_logs.key_id
}
