resource "intune_windows_hello_for_business" "example" {
  display_name             = "Staff"
  state                    = "enabled"
  security_device_required = true
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
