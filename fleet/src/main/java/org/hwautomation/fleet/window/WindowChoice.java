package org.hwautomation.fleet.window;

import java.util.Optional;

/// Which window is meant: one by name, or whichever covers the server and opens first.
public record WindowChoice(Optional<String> name) {

  public static final WindowChoice OF_THE_SERVER = new WindowChoice(Optional.empty());

  public static WindowChoice named(String name) {
    return name.isBlank() ? OF_THE_SERVER : new WindowChoice(Optional.of(name.strip()));
  }

  /// As a sentence goes on: "waits for …".
  public String words() {
    return name.map(text -> "window " + text).orElse("the window that covers the server");
  }

  /// As jobs that wait for it call it.
  String waitsFor() {
    return "window:" + name.orElse("");
  }
}
