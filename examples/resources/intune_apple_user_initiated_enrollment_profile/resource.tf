resource "intune_apple_user_initiated_enrollment_profile" "example" {
  display_name            = "BYOD iPhones"
  platform                = "iOS"
  default_enrollment_type = "accountDrivenUserEnrollment"
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
