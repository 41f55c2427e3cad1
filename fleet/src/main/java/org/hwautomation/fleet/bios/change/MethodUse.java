package org.hwautomation.fleet.bios.change;

import java.util.List;
import org.hwautomation.driver.Method;

/// How one setting is to be written.
public enum MethodUse {
  /// Redfish and nothing else.
  REDFISH_PREFERRED("Redfish", List.of(Method.REDFISH)),
  /// Redfish first, the vendor's tool when it refuses.
  REDFISH_FALLBACK("Redfish, else tool", List.of(Method.REDFISH, Method.VENDOR_TOOL)),
  /// Only the vendor's tool.
  VENDOR_ONLY("vendor's tool", List.of(Method.VENDOR_TOOL)),
  /// Nobody said and nothing is known: every way that the server offers, the usual order.
  UNKNOWN("Redfish first", List.of(Method.REDFISH, Method.VENDOR_TOOL, Method.IPMI));

  private final String title;
  private final List<Method> methods;

  MethodUse(String title, List<Method> methods) {
    this.title = title;
    this.methods = methods;
  }

  /// For people.
  public String title() {
    return title;
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
