resource "intune_device_category" "example" {
  display_name = "Kiosk"
  description  = "Shared devices in shops"
}
