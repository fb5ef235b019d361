resource "intune_default_windows_hello_for_business" "example" {
  state                    = "enabled"
  security_device_required = true
  pin_minimum_length       = 6
}
