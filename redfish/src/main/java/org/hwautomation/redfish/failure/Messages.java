package org.hwautomation.redfish.failure;

import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.redfish.message.Message;

/// The BMC's own words, appended to ours.
final class Messages {

  private Messages() {}

  static String tail(List<Message> messages) {
    return messages.isEmpty()
        ? ""
        : ": "
            + messages.stream()
                .map(m -> m.text().isEmpty() ? m.messageId() : m.text() + " (" + m.suffix() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
  }
}
