package org.hwautomation.simulator.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hwautomation.simulator.image.Inspection;
import org.jspecify.annotations.Nullable;

/// One part of an upload, in the order it came.
///
/// @param fileName as the client named it; null for a plain field
/// @param content the bytes of a small part (64 KiB or less), empty for a larger one
/// @param inspection what the part is as a firmware image
public record Part(
    String name,
    @Nullable String fileName,
    String contentType,
    Optional<byte[]> content,
    Inspection inspection) {

  public String text() {
    return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  @Override
  public String toString() {
    return "Part[" + name + ", file " + fileName + ", " + inspection.bytes() + " bytes]";
  }
}
