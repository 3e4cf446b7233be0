# Plans staging-network with providers that are mocks, so that neither credentials nor AWS are needed: terraform test

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vpc-flow-logs/platform-staging"
    }
  }

  mock_resource "aws_eip" {
    defaults = { allocation_id = "eipalloc-298a12af58797287b" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/platform-staging-flow-logs" }
  }

  mock_resource "aws_internet_gateway" {
    defaults = { id = "igw-b1b59ecd4d5999757" }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn    = "arn:aws:kms:us-east-1:123456789012:key/8589b433-9f2b-4af5-ad20-360c029f38ba"
      key_id = "8589b433-9f2b-4af5-ad20-360c029f38ba"
    }
  }

  mock_resource "aws_nat_gateway" {
    defaults = { id = "nat-6946477ba371c01dd" }
  }

  mock_resource "aws_route_table" {
    defaults = { id = "rtb-b048452a6ac46e1a1" }
  }

  mock_resource "aws_subnet" {
    defaults = { id = "subnet-2f89835072e803604" }
  }

  mock_resource "aws_vpc" {
    defaults = { id = "vpc-d2fb13b1269641a26" }
  }
}

run "replaces_nothing" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.flow_logs.name == "/aws/vpc-flow-logs/platform-staging"
    error_message = "aws_cloudwatch_log_group.flow_logs would be replaced"
  }

  assert {
    condition     = aws_eip.nat_apne1-az1.domain == "vpc"
    error_message = "aws_eip.nat_apne1-az1 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_flow_log.main.log_destination_type == "cloud-watch-logs",
      aws_flow_log.main.max_aggregation_interval == 60,
      aws_flow_log.main.traffic_type == "ALL",
    ])
    error_message = "aws_flow_log.main would be replaced"
  }

  assert {
    condition = alltrue([
      aws_iam_role.flow_logs.name == "platform-staging-flow-logs",
      aws_iam_role.flow_logs.path == "/",
    ])
    error_message = "aws_iam_role.flow_logs would be replaced"
  }

  assert {
    condition     = aws_iam_role_policy.flow_logs_deliver.name == "deliver"
    error_message = "aws_iam_role_policy.flow_logs_deliver would be replaced"
  }

  assert {
    condition     = aws_kms_alias.flow_logs.name == "alias/platform-staging-flow-logs"
    error_message = "aws_kms_alias.flow_logs would be replaced"
  }

  assert {
    condition     = aws_route.private_apne1-az1_ipv4.destination_cidr_block == "0.0.0.0/0"
    error_message = "aws_route.private_apne1-az1_ipv4 would be replaced"
  }

  assert {
    condition     = aws_route.private_apne1-az2_ipv4.destination_cidr_block == "0.0.0.0/0"
    error_message = "aws_route.private_apne1-az2_ipv4 would be replaced"
  }

  assert {
    condition     = aws_route.private_apne1-az4_ipv4.destination_cidr_block == "0.0.0.0/0"
    error_message = "aws_route.private_apne1-az4_ipv4 would be replaced"
  }

  assert {
    condition     = aws_route.public_ipv4.destination_cidr_block == "0.0.0.0/0"
    error_message = "aws_route.public_ipv4 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_subnet.private_apne1-az1.availability_zone_id == "apne1-az1",
      aws_subnet.private_apne1-az1.cidr_block == "10.20.0.0/20",
    ])
    error_message = "aws_subnet.private_apne1-az1 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_subnet.private_apne1-az2.availability_zone_id == "apne1-az2",
      aws_subnet.private_apne1-az2.cidr_block == "10.20.16.0/20",
    ])
    error_message = "aws_subnet.private_apne1-az2 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_subnet.private_apne1-az4.availability_zone_id == "apne1-az4",
      aws_subnet.private_apne1-az4.cidr_block == "10.20.48.0/20",
    ])
    error_message = "aws_subnet.private_apne1-az4 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_subnet.public_apne1-az1.availability_zone_id == "apne1-az1",
      aws_subnet.public_apne1-az1.cidr_block == "10.20.128.0/24",
    ])
    error_message = "aws_subnet.public_apne1-az1 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_subnet.public_apne1-az2.availability_zone_id == "apne1-az2",
      aws_subnet.public_apne1-az2.cidr_block == "10.20.129.0/24",
    ])
    error_message = "aws_subnet.public_apne1-az2 would be replaced"
  }

  assert {
    condition = alltrue([
      aws_subnet.public_apne1-az4.availability_zone_id == "apne1-az4",
      aws_subnet.public_apne1-az4.cidr_block == "10.20.131.0/24",
    ])
    error_message = "aws_subnet.public_apne1-az4 would be replaced"
  }

  assert {
    condition     = aws_vpc.main.cidr_block == "10.20.0.0/16"
    error_message = "aws_vpc.main would be replaced"
  }

  assert {
    condition = alltrue([
      aws_vpc_endpoint.s3.service_name == "com.amazonaws.ap-northeast-1.s3",
      aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway",
    ])
    error_message = "aws_vpc_endpoint.s3 would be replaced"
  }
}
