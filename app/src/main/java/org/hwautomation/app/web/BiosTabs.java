package org.hwautomation.app.web;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hwautomation.fleet.bios.view.BiosAttribute;
import org.hwautomation.fleet.bios.view.BiosView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Lays a [BiosView] out as a [BiosTab].
final class BiosTabs {

  // Hundreds of rows: what says nothing is left out.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_EMPTY))
          .build();

  private BiosTabs() {}

  static BiosTab of(BiosView view) {
    var rows = new LinkedHashMap<String, List<BiosTab.Row>>();
    for (var attribute : view.attributes()) {
      rows.computeIfAbsent(attribute.category(), _ -> new ArrayList<>()).add(row(attribute));
    }
    var counts = view.categories();
    var categories =
        counts.stream()
            .map(category ->
                new BiosTab.Category(
                    category.name(),
                    category.changed(),
                    category.pending(),
                    rows.getOrDefault(category.name(), List.of())))
            .toList();
    return new BiosTab(
        view.server().toString(),
        heading(view),
        warning(view),
        empty(view),
        counts.stream().mapToInt(BiosView.Category::pending).sum(),
        categories);
  }

  private static String heading(BiosView view) {
    if (view.readAt() == null) return "";
    return "BIOS %s, %s, as read at %s"
        .formatted(
            view.biosVersion().isEmpty() ? "of unknown version" : view.biosVersion(),
            view.registryId().isEmpty()
                ? "no registry explains it"
                : "explained by " + view.registryId(),
            Times.moment(view.readAt()));
  }

  private static String warning(BiosView view) {
    return switch (view.state()) {
      case KNOWN, NEVER_READ -> "";
      case UNKNOWN ->
          view.attributes().isEmpty() || view.askedAt() == null
              ? ""
              : "When last asked, at %s, the server was off or in POST and told nothing. These are the values that it told before."
                  .formatted(Times.moment(view.askedAt()));
    };
  }

  private static String empty(BiosView view) {
    if (!view.attributes().isEmpty()) return "";
    return switch (view.state()) {
      case NEVER_READ -> "Not read yet. Press \"Read again\".";
      case UNKNOWN ->
          "Unknown: the server is off or has not finished POST, and tells nothing. Switch it on, let POST finish and press \"Read again\".";
      case KNOWN -> "This BMC shows no BIOS attributes.";
    };
  }

  private static BiosTab.Row row(BiosAttribute a) {
    return new BiosTab.Row(
        a.name(),
        a.displayName(),
        a.group(),
        a.help(),
        a.warning(),
        a.type().toLowerCase(Locale.ROOT),
        a.current().text(),
        a.current().raw() == null ? "" : a.current().raw().toString(),
        a.defaultValue().text(),
        a.pending().text(),
        a.state().writable() ? "" : "Cannot be set " + a.state().reason().orElse("now"),
        a.state().hidden(),
        a.isChanged(),
        JSON.writeValueAsString(Edit.of(a)));
  }

  /// What an editor of the row must know.
  record Edit(
      List<BiosAttribute.Choice> choices,
      @Nullable Long min,
      @Nullable Long max,
      @Nullable Long step,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      String pattern,
      boolean secret,
      boolean resetRequired) {

    static Edit of(BiosAttribute a) {
      return new Edit(
          a.choices(),
          a.lowerBound(),
          a.upperBound(),
          a.step(),
          a.minLength(),
          a.maxLength(),
          a.pattern(),
          a.secret(),
          a.resetRequired());
    }
  }
}
