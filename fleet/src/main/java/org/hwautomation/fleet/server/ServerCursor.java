package org.hwautomation.fleet.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.hwautomation.fleet.Problem;

/// The last row of a page, to go on after it: its sort key as text, and its id.
record ServerCursor(String key, UUID id) {

  String encoded() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((id + " " + key).getBytes(StandardCharsets.UTF_8));
  }

  static ServerCursor decode(String text) {
    try {
      var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return new ServerCursor(decoded.substring(37), UUID.fromString(decoded.substring(0, 36)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw Problem.invalid(
          "cursor-invalid", "This is not a cursor of ours.", "Begin again without a cursor.");
    }
  }
}
