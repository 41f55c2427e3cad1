package org.hwautomation.simulator.behaviour.openbmc;

import java.util.Locale;
import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import tools.jackson.databind.JsonNode;

/// Virtual media that bmcweb mounts itself: from HTTPS and SMB only, streamed, and inserted at once
/// (fact book 5, rule 8). What passes is the standard's business.
public final class BmcwebMedia implements Behaviour {

  private static final String INSERT = "VirtualMedia.InsertMedia";

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.method().equals("POST") || !request.path().endsWith("/Actions/" + INSERT)) {
      return Optional.empty();
    }
    var body = request.json();
    if (!body.path("Image").isString()) return Optional.empty();
    if (!body.path("TransferMethod").asString("Stream").equals("Stream")) {
      return refused("TransferMethod", body, machine);
    }
    if (!body.path("Inserted").asBoolean(true)) return refused("Inserted", body, machine);
    var scheme = scheme(body.path("Image").asString());
    var protocol = body.path("TransferProtocolType").asString("");
    if (scheme.isEmpty()) {
      return protocol.equals("HTTPS") || protocol.equals("CIFS")
          ? Optional.empty()
          : refused(protocol.isEmpty() ? "Image" : "TransferProtocolType", body, machine);
    }
    var ofScheme = protocolOf(scheme);
    if (ofScheme.isEmpty()) return refused("Image", body, machine);
    return protocol.isEmpty() || protocol.equals(ofScheme)
        ? Optional.empty()
        : refused("TransferProtocolType", body, machine);
  }

  private static String scheme(String image) {
    int at = image.indexOf("://");
    return at < 0 ? "" : image.substring(0, at).toLowerCase(Locale.ROOT);
  }

  private static String protocolOf(String scheme) {
    return switch (scheme) {
      case "https" -> "HTTPS";
      case "smb" -> "CIFS";
      default -> "";
    };
  }

  private static Optional<Response> refused(String parameter, JsonNode body, Machine machine) {
    return Optional.of(
        machine
            .errors()
            .base(
                400,
                "ActionParameterValueConflict",
                parameter,
                body.path(parameter).asString(body.path(parameter).toString())));
  }
}
