data "intune_object_list" "example" {
  type = "intune_device_category"
}
