resource "intune_windows_autopilot_device_preparation_policy" "example" {
  name                            = "Notebooks of staff"
  enrollment_time_device_group_id = "11111111-2222-4333-8444-555555555555"
  allowed_apps = [
    {
      app_id   = "66666666-7777-4888-9999-aaaaaaaaaaaa"
      app_type = "winGetApp"
    },
  ]
  assignments = [
    {
      target   = "group"
      group_id = "22222222-3333-4444-8555-666666666666"
    },
  ]
}
