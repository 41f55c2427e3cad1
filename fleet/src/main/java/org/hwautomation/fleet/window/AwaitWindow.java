package org.hwautomation.fleet.window;

/// Arguments: what follows begins only while this window is open.
///
/// @param window its name; empty = whichever covers the server
public record AwaitWindow(String window) {
  public static final String KIND = "window.await";

  public static AwaitWindow of(WindowChoice choice) {
    return new AwaitWindow(choice.name().orElse(""));
  }

  WindowChoice choice() {
    return WindowChoice.named(window);
  }
}
