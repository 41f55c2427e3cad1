package org.hwautomation.driver;

/// One thing that a server can do now, by one method. A server may offer the same capability by
/// several methods; [ConnectedServer#ways(Class)] lists them in order of preference.
public interface Capability {
  Method method();
}
