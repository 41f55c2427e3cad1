package org.hwautomation.fleet;

import java.util.List;

/// One thing wrong with an input, where it stands.
///
/// @param where `device-types/web.yaml:12:5`, `line 7`, or the name of a field
/// @param code stable, for programs: `unknown-key`, `duplicate-name` …
/// @param suggestions nearest right values, best first; may be empty
public record Fault(String where, String code, String message, List<String> suggestions) {
  public Fault {
    suggestions = List.copyOf(suggestions);
  }

  public static Fault of(String where, String code, String message) {
    return new Fault(where, code, message, List.of());
  }

  /// `device-types/web.yaml:12:5: unknown key "biso". Did you mean "bios"?`
  public String text() {
    var hint = suggestions.isEmpty() ? "" : " Did you mean \"" + suggestions.getFirst() + "\"?";
    return where + ": " + message + hint;
  }
}
