resource "intune_default_enrollment_status_page" "example" {
  show_installation_progress          = true
  install_progress_timeout_in_minutes = 60
}
