resource "intune_enrollment_status_page" "example" {
  display_name                            = "Autopilot devices"
  show_installation_progress              = true
  allow_log_collection_on_install_failure = true
  assignments = [
    {
      target   = "group"
      group_id = "11111111-2222-4333-8444-555555555555"
    },
  ]
}
