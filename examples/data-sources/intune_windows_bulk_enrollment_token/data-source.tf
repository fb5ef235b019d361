data "intune_windows_bulk_enrollment_token" "example" {
  package_name = "Classroom computers"
}
