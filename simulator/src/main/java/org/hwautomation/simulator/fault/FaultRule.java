package org.hwautomation.simulator.fault;

import java.util.regex.Pattern;

/// A fault as data: what, where, how often.
///
/// @param name shown in the history and by the control API
/// @param method `GET`, or `*`
/// @param path glob over the path, without regard to case: `*` is anything, slashes included; for a
///   [Effect.Behaves] it is compared with what the behaviour names
public record FaultRule(String name, Effect effect, String method, String path, Occurrence when) {

  public static FaultRule everywhere(String name, Effect effect, Occurrence when) {
    return new FaultRule(name, effect, "*", "*", when);
  }

  boolean covers(String givenMethod, String givenPath) {
    return (method.equals("*") || method.equalsIgnoreCase(givenMethod)) && matches(givenPath);
  }

  boolean matches(String givenPath) {
    if (path.equals("*")) return true;
    var regex = new StringBuilder();
    for (var piece : path.split("\\*", -1)) {
      regex.append(Pattern.quote(piece)).append(".*");
    }
    regex.setLength(regex.length() - 2);
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(givenPath).matches();
  }
}
