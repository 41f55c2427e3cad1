package org.hwautomation.app.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hwautomation.driver.bios.Opening;
import org.hwautomation.fleet.bios.view.BiosAttribute;
import org.hwautomation.fleet.bios.view.BiosAttribute.Choice;
import org.hwautomation.fleet.bios.view.BiosView;
import org.jspecify.annotations.Nullable;

/// The BIOS of one server in JSON.
///
/// @param state `KNOWN`; `UNKNOWN` when the server was off or in POST and told nothing: the values
///   are then those that it told before
/// @param snapshot where these values are kept
/// @param categories of the whole BIOS, whatever was asked for
record BiosBody(
    String server,
    BiosView.State state,
    @Nullable UUID snapshot,
    @Nullable Instant readAt,
    @Nullable Instant askedAt,
    String biosVersion,
    String registryId,
    List<BiosView.Category> categories,
    List<AttributeBody> attributes) {

  /// @param whole with the counts of all attributes
  /// @param shown with the attributes that were asked for
  static BiosBody of(BiosView whole, BiosView shown) {
    return new BiosBody(
        whole.serverName(),
        whole.state(),
        whole.snapshot(),
        whole.readAt(),
        whole.askedAt(),
        whole.biosVersion(),
        whole.registryId(),
        whole.categories(),
        shown.attributes().stream().map(AttributeBody::of).toList());
  }

  /// @param value as it is written; null when there is none, or nobody is to see it
  /// @param text as the setup screens write it
  record ValueBody(@Nullable Object value, String text) {

    static @Nullable ValueBody of(BiosAttribute.Value value) {
      return value.isThere() ? new ValueBody(value.raw(), value.text()) : null;
    }
  }

  /// @param explained false when no registry knows the attribute: then there is only a value
  /// @param writable whether it may be set now
  /// @param reason why it may not; empty when it may
  /// @param openings settings of which each would open it, when it is locked
  record AttributeBody(
      String name,
      String displayName,
      String category,
      String group,
      String help,
      String warning,
      String type,
      List<Choice> choices,
      @Nullable Long lowerBound,
      @Nullable Long upperBound,
      @Nullable Long step,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      String pattern,
      boolean resetRequired,
      boolean secret,
      boolean explained,
      @Nullable ValueBody defaultValue,
      @Nullable ValueBody current,
      @Nullable ValueBody pending,
      boolean changed,
      boolean writable,
      boolean readOnly,
      boolean grayOut,
      boolean hidden,
      String reason,
      String hiddenBecause,
      List<Opening> openings) {

    static AttributeBody of(BiosAttribute a) {
      return new AttributeBody(
          a.name(),
          a.displayName(),
          a.category(),
          a.group(),
          a.help(),
          a.warning(),
          a.type(),
          a.choices(),
          a.lowerBound(),
          a.upperBound(),
          a.step(),
          a.minLength(),
          a.maxLength(),
          a.pattern(),
          a.resetRequired(),
          a.secret(),
          a.explained(),
          ValueBody.of(a.defaultValue()),
          ValueBody.of(a.current()),
          ValueBody.of(a.pending()),
          a.isChanged(),
          a.state().writable(),
          a.state().readOnly(),
          a.state().grayOut(),
          a.state().hidden(),
          a.state().reason().orElse(""),
          a.state().hiddenBecause().orElse(""),
          a.openings());
    }
  }
}
