package org.hwautomation.app.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.profile.ImportedProfile;
import org.hwautomation.fleet.bios.profile.ProfileVersion;
import org.hwautomation.fleet.bios.profile.ProfileVersion.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Lists BIOS profiles, and makes new ones of files and of servers.
@Controller
final class BiosProfilesPage {

  private final Fleet fleet;
  private final Pages pages;

  BiosProfilesPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  private record Typed(String name, String content) {
    static final Typed NOTHING = new Typed("", "");
  }

  @GetMapping("/bios/profiles")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf) {
    return show(actor, csrf, Typed.NOTHING, List.of(), null);
  }

  /// @param file counts before the text, when one was chosen
  @PostMapping("/bios/profiles/import")
  ResponseEntity<byte[]> importText(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String content,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    var typed = new Typed(name.strip(), content);
    var bytes =
        file == null || file.isEmpty() ? content.getBytes(StandardCharsets.UTF_8) : file.getBytes();
    try {
      if (bytes.length == 0) {
        throw Problem.invalid(
            "no-profile",
            "There is neither a file nor a text.",
            "Choose a file, or paste its text.");
      }
      return made(
          actor,
          csrf,
          fleet
              .profileImports()
              .read(actor, Optional.of(typed.name()).filter(given -> !given.isEmpty()), bytes));
    } catch (Problem problem) {
      return show(actor, csrf, typed, List.of(), Notices.of(problem));
    }
  }

  @PostMapping("/bios/profiles/from-server")
  ResponseEntity<byte[]> fromServer(
      Actor actor, CsrfToken csrf, @RequestParam String server, @RequestParam String name) {
    actor.require(Permission.CHANGE_SERVERS);
    try {
      var id = fleet.servers().byIdOrName(server.strip()).id();
      return made(
          actor, csrf, fleet.profileImports().fromServer(actor, id, name.strip(), "", List.of()));
    } catch (Problem problem) {
      return show(actor, csrf, Typed.NOTHING, List.of(), Notices.of(problem));
    }
  }

  /// What was left out has to be seen: then the list comes with it.
  private ResponseEntity<byte[]> made(Actor actor, CsrfToken csrf, ImportedProfile imported) {
    var name = imported.saved().profile().name();
    if (imported.leftOut().isEmpty()) return Pages.seeOther("/bios/profiles/" + name);
    return show(actor, csrf, Typed.NOTHING, imported.leftOut(), Notice.good(name + " is saved."));
  }

  @PostMapping("/bios/profiles/remove")
  ResponseEntity<byte[]> remove(Actor actor, CsrfToken csrf, @RequestParam String name) {
    try {
      fleet.biosProfiles().remove(actor, name);
      return Pages.seeOther("/bios/profiles");
    } catch (Problem problem) {
      return show(actor, csrf, Typed.NOTHING, List.of(), Notices.of(problem));
    }
  }

  private ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, Typed typed, List<String> leftOut, @Nullable Notice notice) {
    return pages.show(
        "biosProfiles",
        new BiosProfilesView(
            Pages.frame("BIOS profiles", "bios", actor, csrf),
            fleet.biosProfiles().list(actor).stream().map(BiosProfilesPage::row).toList(),
            typed.content(),
            typed.name(),
            leftOut,
            notice));
  }

  private static BiosProfilesView.Row row(ProfileVersion version) {
    var profile = version.profile();
    return new BiosProfilesView.Row(
        profile.name(),
        profile.description(),
        counted(profile.intents().size(), "intent")
            + ", "
            + counted(profile.settings().size(), "setting"),
        version.origin() == Origin.DEVICE_TYPE ? "device type" : "version " + version.number(),
        version.savedBy(),
        Times.moment(version.savedAt()));
  }

  static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
