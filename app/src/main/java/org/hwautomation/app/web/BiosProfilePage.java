package org.hwautomation.app.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.profile.ProfileImports.Format;
import org.hwautomation.fleet.bios.profile.ProfileVersion;
import org.hwautomation.fleet.bios.profile.ProfileVersion.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One BIOS profile: what it wants, its versions, its text to be changed, and what its intents come
/// to on a server.
@Controller
final class BiosProfilePage {

  private final Fleet fleet;
  private final Pages pages;

  BiosProfilePage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  /// @param server whom to try the intents on: its BMC is asked
  @GetMapping("/bios/profiles/{name}")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(defaultValue = "") String server) {
    var shown =
        version == null
            ? fleet.biosProfiles().find(actor, name)
            : fleet.biosProfiles().version(actor, name, version);
    if (server.isBlank()) return show(actor, csrf, shown, "", null, null, null);
    try {
      return show(actor, csrf, shown, server, tried(actor, shown, server.strip()), null, null);
    } catch (Problem problem) {
      return show(actor, csrf, shown, server, null, null, Notices.of(problem));
    }
  }

  @PostMapping("/bios/profiles/{name}")
  ResponseEntity<byte[]> save(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String name,
      @RequestParam String source,
      @RequestParam int basedOn) {
    try {
      fleet
          .profileImports()
          .change(actor, name, source.getBytes(StandardCharsets.UTF_8), Optional.of(basedOn));
      return Pages.seeOther("/bios/profiles/" + name);
    } catch (Problem problem) {
      var shown = fleet.biosProfiles().find(actor, name);
      return show(actor, csrf, shown, "", null, source, Notices.of(problem));
    }
  }

  @GetMapping("/bios/profiles/{name}/export")
  ResponseEntity<byte[]> export(
      Actor actor, @PathVariable String name, @RequestParam Format format) {
    var content = fleet.profileImports().export(actor, name, format);
    var ending = format.name().toLowerCase(Locale.ROOT);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/" + ending + ";charset=utf-8"))
        .header(
            "Content-Disposition",
            "attachment; filename=\""
                + name.replaceAll("[^A-Za-z0-9._-]", "_")
                + "."
                + ending
                + "\"")
        .body(content.getBytes(StandardCharsets.UTF_8));
  }

  private ServerView.Section tried(Actor actor, ProfileVersion shown, String name) {
    var server = fleet.servers().byIdOrName(name);
    var profile =
        shown.origin() == Origin.DEVICE_TYPE
            ? fleet.biosProfiles().forServer(shown.profile().name(), server.identity())
            : shown.profile();
    var resolution =
        fleet.biosIntents().resolve(actor, server.id(), profile.intents(), profile.settings());
    return new ServerView.Section(
        "On " + server.name(),
        resolution.isComplete()
            ? "Every intent can be met there. Nothing was changed."
            : "Not everything can be met there. Nothing was changed.",
        List.of("Wish", "Result", "Attributes or reason"),
        rows(resolution),
        "It wants no intents of this server.",
        false);
  }

  private static List<List<String>> rows(IntentResolution resolution) {
    var outcomes = resolution.outcomes().stream().map(BiosProfilePage::row);
    var conflicts =
        resolution.conflicts().stream()
            .map(found ->
                List.of(String.join(" and ", found.wishes()), "conflict", found.message()));
    return Stream.concat(outcomes, conflicts).toList();
  }

  private static List<String> row(IntentOutcome outcome) {
    var wish = outcome.intent() + ": " + outcome.value();
    return switch (outcome) {
      case IntentOutcome.Met met ->
          List.of(wish, met.holdsAlready() ? "is so" : "would be set", written(met.settings()));
      case IntentOutcome.Unmet unmet -> List.of(wish, "not here", unmet.message());
    };
  }

  private static String written(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " = " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      ProfileVersion shown,
      String server,
      ServerView.@Nullable Section tried,
      @Nullable String typed,
      @Nullable Notice notice) {
    var profile = shown.profile();
    var history = fleet.biosProfiles().history(actor, profile.name());
    boolean saved = shown.origin() == Origin.SAVED;
    return pages.show(
        "biosProfile",
        new BiosProfileView(
            Pages.frame(profile.name(), "bios", actor, csrf),
            profile.name(),
            profile.description(),
            saved
                ? "Version %d, saved by %s, %s"
                    .formatted(shown.number(), shown.savedBy(), Times.moment(shown.savedAt()))
                : "Of the device type in " + shown.savedBy() + ", where it is changed",
            shown.number(),
            saved && !history.isEmpty() && history.getFirst().number() != shown.number(),
            saved && actor.may(Permission.CHANGE_SERVERS),
            intents(shown),
            settings(shown),
            profile.preserve(),
            typed == null ? fleet.profileImports().text(profile) : typed,
            history.stream()
                .map(version ->
                    new BiosProfileView.Version(
                        version.number(),
                        version.savedBy(),
                        Times.moment(version.savedAt()),
                        version.number() == shown.number()))
                .toList(),
            server,
            tried,
            notice));
  }

  private static ServerView.Section intents(ProfileVersion shown) {
    return new ServerView.Section(
        "Intents",
        "",
        List.of("Intent", "Value", "What it is good for"),
        shown.profile().intents().entrySet().stream()
            .map(wish ->
                List.of(
                    wish.getKey(),
                    wish.getValue(),
                    IntentCatalog.find(wish.getKey()).map(intent -> intent.sentence()).orElse("")))
            .toList(),
        "It wants nothing by intent.",
        false);
  }

  private static ServerView.Section settings(ProfileVersion shown) {
    return new ServerView.Section(
        "Settings",
        "",
        List.of("Attribute", "Value"),
        shown.profile().settings().entrySet().stream()
            .map(setting -> List.of(setting.getKey(), String.valueOf(setting.getValue())))
            .toList(),
        shown.origin() == Origin.DEVICE_TYPE
            ? "It wants no attribute everywhere; its sections for vendors and models stand in the file."
            : "It wants no attribute by name.",
        true);
  }
}
