package org.hwautomation.redfish.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Takes a `text/event-stream` apart (WHATWG HTML §9.2.6), as far as Redfish uses it: `id` and
/// `data`, comments as signs of life.
public final class EventReader {

  /// An event beyond its limit; the stream cannot be trusted from here on.
  public static final class EventTooLarge extends IOException {
    EventTooLarge(EventLimits limits) {
      super("an event is larger than " + limits.largestEvent());
    }
  }

  private final InputStream in;
  private final EventLimits limits;
  private String id = "";
  private long eventSize;
  private boolean lineBreakOpen;

  /// @param in buffered: it is read byte by byte
  public EventReader(InputStream in, EventLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /// The next event; empty at the end of the stream. An event that was cut off by the end is none.
  public Optional<ServerSentEvent> next() throws IOException {
    var data = new StringBuilder();
    boolean any = false;
    eventSize = 0;
    for (var line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        if (any) return Optional.of(new ServerSentEvent(id, data.toString()));
        eventSize = 0;
        continue;
      }
      int colon = line.indexOf(':');
      if (colon == 0) continue; // a comment
      var field = colon < 0 ? line : line.substring(0, colon);
      var value = colon < 0 ? "" : line.substring(colon + 1);
      if (value.startsWith(" ")) value = value.substring(1);
      if (field.equals("id")) id = value;
      if (field.equals("data")) {
        if (any) data.append('\n');
        data.append(value);
        any = true;
      }
    }
    return Optional.empty();
  }

  /// Ends at LF, CR or CRLF.
  private @org.jspecify.annotations.Nullable String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      boolean secondHalf = lineBreakOpen && b == '\n';
      lineBreakOpen = b == '\r';
      if (secondHalf) continue;
      if (b == '\n' || b == '\r') return text(bytes);
      bytes.write(b);
      if (++eventSize > limits.largestEvent().bytes()) throw new EventTooLarge(limits);
    }
    return null;
  }

  private static String text(ByteArrayOutputStream line) {
    var text = line.toString(StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
