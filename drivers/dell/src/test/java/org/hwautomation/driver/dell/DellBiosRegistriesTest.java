package org.hwautomation.driver.dell;

import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.testkit.BiosConformance;

/// iDRAC records its flags with the values in force. What differs is its own: the R740's and R750's
/// URIs and VLANs of HTTP devices follow a switch that the registry's maps do not name, a hidden
/// `OneTimeUefiBootSeqDev` is not marked; the R750 with 7.10 is in system lockdown
/// (`Lockdown.1.SystemLockdown`), so nearly all is read-only there; the XR8620t has a BIOS from
/// before its release (0.2.6), which marks nothing below `HttpDev` and `Nvmeof`.
class DellBiosRegistriesTest extends BiosConformance {

  @Override
  protected Driver driver() {
    return new DellDriver();
  }

  @Override
  protected Stream<Expected> recordings() {
    return Stream.of(
        new Expected("dell-r630-idrac8-2.81.81.81", 69, 69),
        new Expected("dell-r740-idrac9-3.15.15.15", 104, 100),
        new Expected("dell-r750-idrac9-6.00.30.00", 274, 268),
        new Expected("dell-r750-idrac9-7.10.30.00", 277, 241),
        new Expected("dell-xr8620t-idrac9-6.10.80.00", 208, 179));
  }
}
