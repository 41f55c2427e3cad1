package org.hwautomation.driver.standard;

import org.hwautomation.driver.Identity;
import org.hwautomation.redfish.client.Resource;

/// Reads which machine this is.
@FunctionalInterface
public interface IdentityReader {

  /// @param system as just read
  Identity read(Resource system);
}
