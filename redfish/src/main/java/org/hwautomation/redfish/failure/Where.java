package org.hwautomation.redfish.failure;

/// Which request to which BMC failed.
///
/// @param endpoint the operator's name for the BMC
public record Where(String endpoint, String method, String path) {
  @Override
  public String toString() {
    return endpoint + ": " + method + " " + path;
  }
}
