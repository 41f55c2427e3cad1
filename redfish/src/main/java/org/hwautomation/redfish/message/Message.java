package org.hwautomation.redfish.message;

import java.util.List;

/// One Redfish message as a BMC sent it.
///
/// @param messageId full id with registry prefix and version, both of which vary; decide on
///   [#suffix()]
/// @param text the BMC's own, or made from the id and arguments when it sent none; may be empty
/// @param severity `OK`, `Warning`, `Critical`, or empty
public record Message(
    String messageId,
    String text,
    List<String> args,
    String severity,
    List<String> relatedProperties,
    String resolution) {

  public Message {
    args = List.copyOf(args);
    relatedProperties = List.copyOf(relatedProperties);
  }

  /// What follows the last dot: `PropertyValueNotInList`, `SYS518`.
  public String suffix() {
    return messageId.substring(messageId.lastIndexOf('.') + 1);
  }

  public boolean is(String wanted) {
    return suffix().equals(wanted);
  }
}
