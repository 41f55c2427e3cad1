package org.hwautomation.fleet.bios.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The BIOS of one server as last read: what it is, what waits for a reset, what may be changed.
///
/// @param readAt when the shown values were last seen; null when they never were
/// @param askedAt when the server was last asked, even if it told nothing
/// @param registryId empty when the service has no registry
public record BiosView(
    UUID server,
    String serverName,
    State state,
    @Nullable UUID snapshot,
    @Nullable Instant readAt,
    @Nullable Instant askedAt,
    String biosVersion,
    String registryId,
    List<BiosAttribute> attributes) {

  public BiosView {
    attributes = List.copyOf(attributes);
  }

  public enum State {
    KNOWN,
    /// The server was off or in POST when last asked and told nothing; the values are those that it
    /// told before, if any.
    UNKNOWN,
    NEVER_READ
  }

  /// @param attributes how many stand in it
  public record Category(String name, int attributes, int pending, int changed) {}

  /// In the order of the vendor's setup screens.
  public List<Category> categories() {
    var counted = new LinkedHashMap<String, Category>();
    for (var attribute : attributes) {
      var sofar = counted.getOrDefault(attribute.category(), new Category("", 0, 0, 0));
      counted.put(
          attribute.category(),
          new Category(
              attribute.category(),
              sofar.attributes + 1,
              sofar.pending + (attribute.isPending() ? 1 : 0),
              sofar.changed + (attribute.isChanged() ? 1 : 0)));
    }
    return List.copyOf(counted.values());
  }

  /// Only some of the attributes.
  public BiosView only(Filter filter) {
    return new BiosView(
        server,
        serverName,
        state,
        snapshot,
        readAt,
        askedAt,
        biosVersion,
        registryId,
        attributes.stream().filter(filter::matches).toList());
  }

  /// @param category to the letter, without regard to case; empty for all
  /// @param text words that all stand in name, display name, help or value; empty for all
  /// @param kind which of these
  public record Filter(String category, String text, Kind kind) {

    public enum Kind {
      ALL,
      /// Other than the default, or with a value that waits.
      CHANGED,
      PENDING
    }

    public static final Filter EVERYTHING = new Filter("", "", Kind.ALL);

    boolean matches(BiosAttribute attribute) {
      if (!category.isEmpty() && !category.equalsIgnoreCase(attribute.category())) return false;
      boolean kindFits =
          switch (kind) {
            case ALL -> true;
            case CHANGED -> attribute.isChanged();
            case PENDING -> attribute.isPending();
          };
      if (!kindFits) return false;
      if (text.isBlank()) return true;
      var all = searchable(attribute);
      for (var word : text.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
        if (!all.contains(word)) return false;
      }
      return true;
    }

    private static String searchable(BiosAttribute attribute) {
      return String.join(
              " ",
              attribute.name(),
              attribute.displayName(),
              attribute.group(),
              attribute.help(),
              attribute.current().text(),
              attribute.pending().text())
          .toLowerCase(Locale.ROOT);
    }
  }
}
