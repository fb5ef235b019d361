data "intune_device_cleanup_preview" "example" {
  platform      = "windows"
  inactive_days = 90
}
