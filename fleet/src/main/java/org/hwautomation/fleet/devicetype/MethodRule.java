package org.hwautomation.fleet.devicetype;

import java.util.List;
import org.hwautomation.driver.Method;

/// By which methods settings whose name matches may be changed, best first.
public record MethodRule(Glob setting, List<Method> methods) {
  public MethodRule {
    methods = List.copyOf(methods);
  }
}
