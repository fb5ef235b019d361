data "intune_name_lookup" "example" {
  groups     = ["All staff", "Kiosks"]
  scope_tags = ["Default"]
  apps       = ["Company Portal"]
}
