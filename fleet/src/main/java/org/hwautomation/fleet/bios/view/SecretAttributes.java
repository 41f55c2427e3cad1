package org.hwautomation.fleet.bios.view;

import java.util.regex.Pattern;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.hwautomation.redfish.registry.AttributeRegistry.Type;
import org.jspecify.annotations.Nullable;

/// Attributes whose values nobody needs to see: passwords, and the hashes and salts of passwords
/// that some BIOSes show as plain text beside them (fact book 3.3).
public final class SecretAttributes {

  private static final Pattern NAME =
      Pattern.compile("password|passphrase|secret(?!ure)", Pattern.CASE_INSENSITIVE);

  private SecretAttributes() {}

  /// @param attribute null when no registry knows it
  public static boolean isSecret(
      String name, @Nullable Attribute attribute, @Nullable Object value) {
    if (attribute != null && attribute.type() == Type.PASSWORD) return true;
    boolean text = attribute == null ? value instanceof String : attribute.type() == Type.STRING;
    return text && NAME.matcher(name).find();
  }
}
