resource "intune_windows_autopilot_device_identities" "example" {
  serial_numbers = ["4411-8823", "4411-8824"]
  group_tag = {
    "4411-8823" = "Kiosk"
  }
  hardware_identifiers = {
    "4411-8823" = "T0EgAQEAHAAAAAoAFwBYZ0oA"
    "4411-8824" = "T0EgAQEAHAAAAAoAFwBYZ0oB"
  }
  removal = "delete"
}
