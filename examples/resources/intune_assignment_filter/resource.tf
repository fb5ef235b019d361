resource "intune_assignment_filter" "example" {
  display_name = "Surface devices"
  platform     = "windows10AndLater"
  rule         = "(device.model -startsWith \"Surface\")"
}
