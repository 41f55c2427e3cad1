package org.hwautomation.simulator.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.simulator.exchange.Part;
import org.hwautomation.simulator.image.ImageInspector;
import org.jspecify.annotations.Nullable;

/// Takes an upload apart while it arrives: multipart, or one raw body. Only parts of 64 KiB or less
/// are kept, so a thousand BMCs can receive images at once.
final class UploadReceiver {

  private static final int KEPT = 64 * 1024;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";]*)\"?");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]*)\"?");

  private enum State {
    PREAMBLE,
    HEADERS,
    CONTENT,
    DONE
  }

  private final byte @Nullable [] delimiter;
  private final List<Part> parts = new ArrayList<>();
  private byte[] held = new byte[0];
  private State state;
  private String headers = "";
  private ImageInspector inspector = new ImageInspector();
  private ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean tooLargeToKeep;

  UploadReceiver(String contentType) {
    var boundary = BOUNDARY.matcher(contentType);
    if (contentType.startsWith("multipart/") && boundary.find()) {
      delimiter = ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
      held = new byte[] {'\r', '\n'}; // So that the first boundary looks like all others.
      state = State.PREAMBLE;
    } else {
      delimiter = null;
      headers = "Content-Type: " + contentType;
      state = State.CONTENT;
    }
  }

  void accept(byte[] data) {
    if (delimiter == null) {
      content(data, 0, data.length);
      return;
    }
    var all = new byte[held.length + data.length];
    System.arraycopy(held, 0, all, 0, held.length);
    System.arraycopy(data, 0, all, held.length, data.length);
    int used = 0;
    while (true) {
      int next = step(all, used, delimiter);
      if (next == used) break;
      used = next;
    }
    held = Arrays.copyOfRange(all, used, all.length);
  }

  /// Consumes what can be decided; returns the same position when more bytes are needed.
  private int step(byte[] all, int from, byte[] boundary) {
    switch (state) {
      case PREAMBLE, CONTENT -> {
        int at = indexOf(all, boundary, from);
        if (at < 0) {
          int safe = Math.max(from, all.length - boundary.length - 1);
          if (state == State.CONTENT) content(all, from, safe - from);
          return safe;
        }
        if (all.length < at + boundary.length + 2) {
          if (state == State.CONTENT) content(all, from, at - from);
          return at;
        }
        if (state == State.CONTENT) {
          content(all, from, at - from);
          finishPart();
        }
        int after = at + boundary.length;
        if (all[after] == '-' && all[after + 1] == '-') {
          state = State.DONE;
          return all.length;
        }
        state = State.HEADERS;
        return after;
      }
      case HEADERS -> {
        // The line end of the boundary counts, so a part without headers has an end too.
        int end = indexOf(all, new byte[] {'\r', '\n', '\r', '\n'}, from);
        if (end < 0) return from;
        headers = new String(all, from, end - from, StandardCharsets.UTF_8);
        state = State.CONTENT;
        return end + 4;
      }
      case DONE -> {
        return all.length;
      }
    }
    throw new AssertionError(state);
  }

  private void content(byte[] data, int offset, int length) {
    if (length <= 0) return;
    inspector.accept(data, offset, length);
    if (tooLargeToKeep) return;
    if (content.size() + length > KEPT) {
      tooLargeToKeep = true;
      content.reset();
    } else {
      content.write(data, offset, length);
    }
  }

  private void finishPart() {
    var name = find(NAME, headers).orElse("");
    var type = find(Pattern.compile("(?i)content-type:\\s*([^\\r\\n]+)"), headers).orElse("");
    var kept = tooLargeToKeep ? Optional.<byte[]>empty() : Optional.of(content.toByteArray());
    parts.add(
        new Part(name, find(FILE_NAME, headers).orElse(null), type, kept, inspector.finish()));
    inspector = new ImageInspector();
    content = new ByteArrayOutputStream();
    tooLargeToKeep = false;
  }

  private static Optional<String> find(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? Optional.of(match.group(1).strip()) : Optional.empty();
  }

  /// The parts, once the body has ended.
  List<Part> finish() {
    if (delimiter == null) finishPart();
    return List.copyOf(parts);
  }

  private static int indexOf(byte[] all, byte[] wanted, int from) {
    outer:
    for (int i = from; i <= all.length - wanted.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (all[i + j] != wanted[j]) continue outer;
      }
      return i;
    }
    return -1;
  }
}
