resource "intune_corporate_identifiers" "example" {
  imei = {
    356938035643809 = "Phone of the shop"
    490154203237518 = ""
  }
}
