package org.hwautomation.redfish.message;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Finds messages wherever a BMC put them: in `error`, at the top level, as an array or a single
/// object, or beside single properties as `Property@Message.ExtendedInfo`.
public final class MessageReader {

  private static final String EXTENDED_INFO = "@Message.ExtendedInfo";

  private MessageReader() {}

  public static List<Message> read(JsonNode body) {
    var messages = new ArrayList<Message>();
    if (!body.isObject()) return messages;
    var error = body.path("error");
    if (error.isObject()) {
      collect(error.path(EXTENDED_INFO), messages);
      if (messages.isEmpty() && error.has("code")) {
        messages.add(
            new Message(
                error.path("code").asString(""),
                error.path("message").asString(""),
                List.of(),
                "",
                List.of(),
                ""));
      }
    }
    for (var property : body.properties()) {
      if (property.getKey().endsWith(EXTENDED_INFO)) collect(property.getValue(), messages);
    }
    return messages;
  }

  /// The `Messages` of a task or job, which have the same shape.
  public static List<Message> list(JsonNode array) {
    var messages = new ArrayList<Message>();
    collect(array, messages);
    return messages;
  }

  private static void collect(JsonNode info, List<Message> into) {
    if (info.isObject()) {
      into.add(message(info));
    } else if (info.isArray()) {
      for (var one : info) {
        if (one.isObject()) into.add(message(one));
        else if (one.isString() && !one.asString().isBlank()) {
          into.add(new Message("", one.asString(), List.of(), "", List.of(), ""));
        }
      }
    }
  }

  private static Message message(JsonNode node) {
    var id = node.path("MessageId").asString(node.path("MessageID").asString(""));
    var args = texts(node.path("MessageArgs"));
    var text = node.path("Message").asString("");
    if (text.contains("%1")) text = MessageTexts.filled(text, args);
    if (text.isBlank()) text = MessageTexts.of(id.substring(id.lastIndexOf('.') + 1), args);
    return new Message(
        id,
        text,
        args,
        node.path("MessageSeverity").asString(node.path("Severity").asString("")),
        texts(node.path("RelatedProperties")),
        node.path("Resolution").asString(""));
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var one : array) texts.add(one.asString(""));
    return texts;
  }
}
