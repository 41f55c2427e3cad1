package org.hwautomation.app.web;

import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.firmware.CatalogedImage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Device types and firmware catalog, and reading both anew.
@Controller
final class CatalogPages {

  private final Fleet fleet;
  private final Pages pages;

  CatalogPages(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/device-types")
  ResponseEntity<byte[]> deviceTypes(Actor actor, CsrfToken csrf) {
    return deviceTypes(actor, csrf, null);
  }

  @GetMapping("/firmware")
  ResponseEntity<byte[]> firmware(Actor actor, CsrfToken csrf) {
    return firmware(actor, csrf, null);
  }

  /// @param back the page to come back to
  @PostMapping("/configuration/reload")
  ResponseEntity<byte[]> reload(Actor actor, CsrfToken csrf, @RequestParam String back) {
    Notice notice;
    try {
      var catalog = fleet.catalogs().reload(actor);
      notice =
          Notice.good(
              "Read again: %d device types, %d images."
                  .formatted(catalog.deviceTypes().size(), catalog.firmware().entries().size()));
    } catch (Problem problem) {
      notice = Notices.of(problem);
    }
    return back.equals("firmware")
        ? firmware(actor, csrf, notice)
        : deviceTypes(actor, csrf, notice);
  }

  private ResponseEntity<byte[]> deviceTypes(Actor actor, CsrfToken csrf, @Nullable Notice notice) {
    actor.require(Permission.READ);
    var section =
        new ServerView.Section(
            "Device types",
            "",
            List.of("Name", "Description", "Fits", "Firmware baseline", "Preserved", "File"),
            fleet.catalogs().current().deviceTypes().stream().map(CatalogPages::row).toList(),
            "None yet: \"hwa device-type draft SERVER\" writes one from a server; put it into device-types/ of the configuration directory, then read it again.",
            true);
    return pages.show(
        "catalog",
        new CatalogView(
            Pages.frame("Device types", "device-types", actor, csrf),
            "Device types",
            "The roles that servers are to fill: what fits, which firmware, which BIOS settings.",
            "device-types",
            List.of(section),
            actor.may(Permission.RELOAD_CONFIGURATION),
            notice));
  }

  private static List<String> row(DeviceType type) {
    return List.of(
        type.name(),
        type.description(),
        type.match().stream()
            .map(rule -> rule.vendor().pattern() + " " + rule.model().pattern())
            .collect(Collectors.joining(", ")),
        type.firmware().stream()
            .map(line -> line.kind() + " " + line.version())
            .collect(Collectors.joining(", ")),
        String.join(", ", type.preserve()),
        type.file());
  }

  private ResponseEntity<byte[]> firmware(Actor actor, CsrfToken csrf, @Nullable Notice notice) {
    actor.require(Permission.READ);
    var section =
        new ServerView.Section(
            "Images",
            "",
            List.of("Vendor", "Models", "Component", "Version", "File", "Size", "State"),
            fleet.firmware().images().stream().map(CatalogPages::row).toList(),
            "The catalog is empty: list images in firmware/firmware_repository.yaml, then import them with hwa firmware import.",
            true);
    return pages.show(
        "catalog",
        new CatalogView(
            Pages.frame("Firmware", "firmware", actor, csrf),
            "Firmware",
            "Images by checksum. One that is missing or damaged is never planned.",
            "firmware",
            List.of(section),
            actor.may(Permission.RELOAD_CONFIGURATION),
            notice));
  }

  private static List<String> row(CatalogedImage image) {
    var entry = image.entry();
    return List.of(
        entry.vendor().pattern(),
        entry.models().stream().map(glob -> glob.pattern()).collect(Collectors.joining(", ")),
        entry.kind() + " " + entry.component().pattern(),
        entry.version(),
        entry.file(),
        entry.size().toString(),
        image.state().name().toLowerCase(java.util.Locale.ROOT));
  }
}
