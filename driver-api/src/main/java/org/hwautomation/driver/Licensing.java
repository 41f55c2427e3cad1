package org.hwautomation.driver;

import java.util.List;

/// Licences that gate features on this BMC, so that a plan can say beforehand what will be refused.
public interface Licensing extends Capability {

  /// @param feature what we would like to do: `bios`, `firmware`, `virtual-media`
  /// @param licence the licence that is missing, as the vendor calls it
  record Missing(String feature, String licence) {}

  List<Missing> missing();
}
