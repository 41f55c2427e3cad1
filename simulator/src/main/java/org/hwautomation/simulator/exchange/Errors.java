package org.hwautomation.simulator.exchange;

import java.util.List;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ObjectNode;

/// Error bodies in one vendor's shape.
public record Errors(ErrorStyle style) {

  /// A message of the Base registry: `errors.base(400, "PropertyUnknown", "Foo")`.
  public Response base(int status, String message, String... args) {
    return Response.json(status, body(List.of(baseMessage(message, args))));
  }

  /// A message of the vendor's own registry with its own text.
  public Response own(int status, String messageId, String text, String severity, String... args) {
    return Response.json(status, body(List.of(message(messageId, text, severity, args))));
  }

  public ObjectNode body(List<ObjectNode> messages) {
    var body = Json.object();
    var error = body.putObject("error");
    error.put(
        "code",
        messages.size() == 1
            ? messages.getFirst().path("MessageId").asString()
            : style.base() + ".GeneralError");
    error.put(
        "message",
        style.wording() == ErrorStyle.Wording.ID_AND_ARGS
            ? "See @Message.ExtendedInfo for more information."
            : messages.getFirst().path("Message").asString());
    switch (style.shape()) {
      case ARRAY -> messages.forEach(error.withArray("@Message.ExtendedInfo")::add);
      case OBJECT -> error.set("@Message.ExtendedInfo", messages.getFirst());
    }
    return body;
  }

  public ObjectNode baseMessage(String message, String... args) {
    var known = BaseMessage.named(message);
    return message(style.base() + "." + message, known.text(args), known.severity(), args)
        .put("Resolution", known.resolution());
  }

  public ObjectNode message(String messageId, String text, String severity, String... args) {
    var node = Json.object();
    node.put("@odata.type", "#Message.v1_1_1.Message");
    node.put("MessageId", messageId);
    var list = node.putArray("MessageArgs");
    for (var arg : args) list.add(arg);
    if (style.wording() == ErrorStyle.Wording.FULL) {
      node.put("Message", text);
      node.put("MessageSeverity", severity);
      node.put("Severity", severity);
      node.put("Resolution", "None.");
    }
    return node;
  }
}
