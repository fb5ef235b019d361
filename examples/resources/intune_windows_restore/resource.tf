resource "intune_windows_restore" "example" {
  state = "enabled"
}
