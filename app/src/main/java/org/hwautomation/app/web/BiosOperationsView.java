package org.hwautomation.app.web;

import java.util.Arrays;
import java.util.List;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.jspecify.annotations.Nullable;

/// What can be done to the BIOS of many servers beside their settings.
///
/// @param servers some of the `chosen` ones, to be named
public record BiosOperationsView(
    Frame frame,
    BiosSelection selection,
    List<BiosChangeView.Target> servers,
    int chosen,
    OperationForm form,
    List<String> windows,
    @Nullable Notice notice) {

  public List<BootOverride.Device> devices() {
    return Arrays.asList(BootOverride.Device.values());
  }

  public List<SecureBootKeys.Reset> resets() {
    return Arrays.asList(SecureBootKeys.Reset.values());
  }
}
