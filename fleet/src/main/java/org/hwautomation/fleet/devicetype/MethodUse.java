package org.hwautomation.fleet.devicetype;

import java.util.List;
import org.hwautomation.driver.Method;

/// How one setting is to be written. The words of a device type's `methods`, in lower case.
public enum MethodUse {
  /// Redfish and nothing else.
  REDFISH_PREFERRED("Redfish", List.of(Method.REDFISH)),
  /// Redfish first, the vendor's tool when it refuses.
  REDFISH_FALLBACK("Redfish, else tool", List.of(Method.REDFISH, Method.VENDOR_TOOL)),
  /// The vendor's tool first, Redfish when it refuses.
  TOOL_FALLBACK("tool, else Redfish", List.of(Method.VENDOR_TOOL, Method.REDFISH)),
  /// Only the vendor's tool.
  VENDOR_ONLY("vendor's tool", List.of(Method.VENDOR_TOOL)),
  /// Nobody said: every way that the server offers, in the usual order unless what was measured
  /// says otherwise.
  UNKNOWN("Redfish first", List.of(Method.values()));

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

  /// The use that a list of methods comes to.
  public static MethodUse of(List<Method> methods) {
    for (var use : values()) if (use.methods.equals(methods)) return use;
    if (methods.isEmpty()) return UNKNOWN;
    return methods.getFirst() == Method.VENDOR_TOOL ? TOOL_FALLBACK : REDFISH_FALLBACK;
  }
}
