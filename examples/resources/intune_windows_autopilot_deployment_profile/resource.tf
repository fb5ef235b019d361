resource "intune_windows_autopilot_deployment_profile" "example" {
  display_name         = "Notebooks"
  device_name_template = "NB%SERIAL%"
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
