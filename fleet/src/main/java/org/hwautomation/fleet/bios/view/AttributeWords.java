package org.hwautomation.fleet.bios.view;

import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import org.jspecify.annotations.Nullable;

/// How people call attributes and their values.
public final class AttributeWords {

  private final @Nullable AttributeRegistry registry;
  private final @Nullable Menus menus;

  private AttributeWords(@Nullable AttributeRegistry registry) {
    this.registry = registry;
    this.menus =
        registry == null
            ? null
            : new Menus(
                registry,
                registry.attributes().values().stream().map(Attribute::menuPath).toList());
  }

  /// @param known null when there is no registry: then everything is called by its own name
  public static AttributeWords of(@Nullable KnownRegistry known) {
    return new AttributeWords(known == null ? null : known.registry().orElse(null));
  }

  public @Nullable Attribute attribute(String name) {
    return registry == null ? null : registry.attributes().get(name);
  }

  public String displayName(String name) {
    var known = attribute(name);
    return known == null || known.displayName().isBlank() ? name : known.displayName().strip();
  }

  public String category(String name) {
    var known = attribute(name);
    return menus == null || known == null ? Menus.OTHER : menus.place(known.menuPath()).category();
  }

  /// Without the value when it is a secret.
  public BiosAttribute.Value value(String name, @Nullable Object raw) {
    return BiosViewMaker.value(
        attribute(name), raw, SecretAttributes.isSecret(name, attribute(name), raw));
  }
}
