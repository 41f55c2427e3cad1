package org.hwautomation.driver.firmware;

import org.hwautomation.base.Sha256;

/// Where steps get images from; the fleet's content-addressed store implements it.
@FunctionalInterface
public interface FirmwareImages {

  /// @throws java.util.NoSuchElementException when the image is no longer there or its content no
  ///   longer matches
  FirmwareImage open(Sha256 image);
}
