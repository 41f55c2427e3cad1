package org.hwautomation.driver.standard;

import org.hwautomation.driver.Identity;

/// Reads which machine this is.
@FunctionalInterface
public interface IdentityReader {
  Identity read();
}
