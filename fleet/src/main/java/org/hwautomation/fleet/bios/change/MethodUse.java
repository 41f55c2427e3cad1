package org.hwautomation.fleet.bios.change;

import java.util.List;
import org.hwautomation.driver.Method;

/// How one setting is to be written.
public enum MethodUse {
  /// Redfish and nothing else.
  REDFISH_PREFERRED(List.of(Method.REDFISH)),
  /// Redfish first, the vendor's tool when it refuses.
  REDFISH_FALLBACK(List.of(Method.REDFISH, Method.VENDOR_TOOL)),
  /// Only the vendor's tool.
  VENDOR_ONLY(List.of(Method.VENDOR_TOOL)),
  /// Nobody said and nothing is known: every way that the server offers, the usual order.
  UNKNOWN(List.of(Method.REDFISH, Method.VENDOR_TOOL, Method.IPMI));

  private final List<Method> methods;

  MethodUse(List<Method> methods) {
    this.methods = methods;
  }

  /// Best first.
  public List<Method> methods() {
    return methods;
  }

  /// The use that a device type's rule comes to.
  static MethodUse of(List<Method> rule) {
    if (rule.equals(REDFISH_PREFERRED.methods)) return REDFISH_PREFERRED;
    if (rule.equals(VENDOR_ONLY.methods)) return VENDOR_ONLY;
    return rule.isEmpty() || rule.getFirst() != Method.REDFISH ? UNKNOWN : REDFISH_FALLBACK;
  }
}
