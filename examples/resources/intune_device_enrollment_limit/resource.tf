resource "intune_device_enrollment_limit" "example" {
  display_name = "Field staff"
  limit        = 3
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
