package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.driver.bios.Opening;
import org.hwautomation.fleet.bios.compliance.ComplianceResult;
import org.hwautomation.fleet.bios.compliance.Outcome;
import org.hwautomation.fleet.bios.view.BiosAttribute;
import org.hwautomation.fleet.bios.view.BiosView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Lays a [BiosView] out as a [BiosTab].
final class BiosTabs {

  private static final JsonMapper JSON = new JsonMapper();

  /// Of many ways to open a lock the first are shown; all are among the values of what they set.
  private static final int MOST_OPENINGS = 3;

  private BiosTabs() {}

  /// @param rules how the server stands with each
  /// @param drift how many settings are not as expected
  static BiosTab of(BiosView view, List<ComplianceResult> rules, int drift) {
    var shown = new HashMap<String, BiosAttribute>();
    for (var attribute : view.attributes()) shown.put(attribute.name(), attribute);
    var rows = new LinkedHashMap<String, List<BiosTab.Row>>();
    for (var attribute : view.attributes()) {
      rows.computeIfAbsent(attribute.category(), _ -> new ArrayList<>()).add(row(attribute, shown));
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
        view.serverName(),
        view.snapshot() == null ? "" : view.snapshot().toString(),
        heading(view),
        warning(view),
        empty(view),
        counts.stream().mapToInt(BiosView.Category::pending).sum(),
        view.attributes().stream().anyMatch(one -> one.defaultValue().isThere()),
        rules.stream()
            .sorted(Comparator.comparing(result -> result.outcome() == Outcome.MET))
            .map(BiosTabs::rule)
            .toList(),
        drift,
        categories);
  }

  private static BiosTab.Rule rule(ComplianceResult result) {
    return new BiosTab.Rule(
        result.title(),
        new Query("/bios/rules/" + result.rule(), List.of())
            .with("text", result.serverName())
            .href(),
        BiosRulePage.badge(result.outcome()));
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

  private static BiosTab.Row row(BiosAttribute a, Map<String, BiosAttribute> shown) {
    return new BiosTab.Row(
        a.name(),
        a.displayName(),
        a.group(),
        a.help(),
        a.warning(),
        a.type().toLowerCase(Locale.ROOT),
        a.current().text(),
        a.defaultValue().text(),
        a.pending().text(),
        a.state().writable() ? "" : "Cannot be set " + a.state().reason().orElse("now"),
        a.secret(),
        a.state().hidden(),
        a.isChanged(),
        a.openings().stream()
            .limit(MOST_OPENINGS)
            .map(opening -> opening(opening, shown.get(opening.attribute())))
            .toList());
  }

  private static BiosTab.Opening opening(Opening opening, @Nullable BiosAttribute attribute) {
    var value = String.valueOf(opening.value());
    var text =
        attribute == null
            ? value
            : attribute.choices().stream()
                .filter(choice -> choice.name().equals(value))
                .map(BiosAttribute.Choice::displayName)
                .findFirst()
                .orElse(value);
    return new BiosTab.Opening(
        opening.attribute(),
        JSON.writeValueAsString(opening.value()),
        "Set %s to %s"
            .formatted(attribute == null ? opening.attribute() : attribute.displayName(), text));
  }
}
