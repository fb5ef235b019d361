resource "intune_device_enrollment_platform_restriction" "example" {
  display_name  = "Company iPhones only"
  platform_type = "ios"
  platform_restriction = {
    personal_device_enrollment_blocked = true
    os_minimum_version                 = "17.0"
  }
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
