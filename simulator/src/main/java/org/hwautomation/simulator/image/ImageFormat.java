package org.hwautomation.simulator.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The container: 8 bytes magic, 4 bytes length of the header (big endian), the header in JSON, the
/// payload, and 32 bytes SHA-256 over all that came before. No vendor's format, and no vendor's
/// code: it only has to be checkable.
final class ImageFormat {

  static final byte[] MAGIC = "HWASIMFW".getBytes(StandardCharsets.US_ASCII);
  static final int DIGEST_BYTES = 32;
  static final int LONGEST_HEADER = 64 * 1024;

  private ImageFormat() {}

  static byte[] header(FirmwareImage image) {
    var json = Json.object();
    json.put("vendor", image.vendor());
    json.put("component", image.component());
    json.put("version", image.version());
    var models = json.putArray("models");
    image.models().forEach(models::add);
    json.put("activation", image.activation().name().toLowerCase(Locale.ROOT));
    json.put("payloadBytes", image.payloadBytes());
    return Json.bytes(json);
  }

  static Optional<FirmwareImage> parse(byte[] header) {
    try {
      var json = Json.read(header);
      return Optional.of(
          new FirmwareImage(
              json.path("vendor").asString(""),
              json.path("component").asString(""),
              json.path("version").asString(""),
              texts(json.path("models")),
              Activation.valueOf(json.path("activation").asString("").toUpperCase(Locale.ROOT)),
              json.path("payloadBytes").asLong(-1)));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var one : array) texts.add(one.asString(""));
    return texts;
  }
}
