package org.hwautomation.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Asks for a password where somebody can type it unseen, and reads a line of standard input where
/// nobody can: never an argument.
final class PasswordPrompt {

  private PasswordPrompt() {}

  static String ask(String prompt) throws IOException {
    var console = System.console();
    if (console != null && console.isTerminal()) {
      var typed = console.readPassword("%s", prompt);
      return typed == null ? "" : new String(typed);
    }
    return line();
  }

  /// Not one byte more than the line: the next password is asked of the same input.
  private static String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    int next = System.in.read();
    while (next >= 0 && next != '\n') {
      bytes.write(next);
      next = System.in.read();
    }
    return bytes.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
  }
}
