package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshotEntry;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The history of a server's BIOS settings, and taking a snapshot of them.
@Controller
final class BiosHistoryPage {

  private static final int ROWS = 50;

  private final Fleet fleet;
  private final Pages pages;

  BiosHistoryPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/servers/{id}/bios/history")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String cursor) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return pages.show("biosHistory", view(actor, csrf, server, cursor, null));
  }

  @PostMapping("/servers/{id}/bios/snapshots")
  ResponseEntity<byte[]> take(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean baseline) {
    try {
      var kind = baseline ? SnapshotKind.BASELINE : SnapshotKind.CURRENT;
      fleet.biosReadings().take(actor, id, kind, note);
      return Pages.seeOther("/servers/" + id + "/bios/history");
    } catch (Problem problem) {
      var server = fleet.servers().byId(id);
      return pages.show("biosHistory", view(actor, csrf, server, "", Notices.of(problem)));
    }
  }

  private BiosHistoryView view(
      Actor actor, CsrfToken csrf, Server server, String cursor, @Nullable Notice notice) {
    var page =
        fleet
            .biosSnapshots()
            .history(server.id(), Optional.of(cursor).filter(c -> !c.isEmpty()), ROWS);
    var path = "/servers/" + server.id() + "/bios/history";
    return new BiosHistoryView(
        Pages.frame("BIOS history of " + server.name(), "servers", actor, csrf),
        server.id().toString(),
        server.name(),
        rows(page.items()),
        actor.may(Permission.CHANGE_SERVERS),
        page.next().map(next -> new Query(path, List.of()).with("cursor", next).href()).orElse(""),
        notice);
  }

  /// The newest is laid beside the one before, unless somebody chooses others.
  private static List<BiosHistoryView.Row> rows(List<BiosSnapshotEntry> entries) {
    var rows = new ArrayList<BiosHistoryView.Row>();
    var choices = new ArrayList<>(List.of("right", "left"));
    for (var entry : entries) {
      boolean comparable = entry.known() && entry.kind() != SnapshotKind.PENDING;
      var chosen = comparable && !choices.isEmpty() ? choices.removeFirst() : "";
      rows.add(row(entry, chosen));
    }
    return rows;
  }

  private static BiosHistoryView.Row row(BiosSnapshotEntry entry, String chosen) {
    return new BiosHistoryView.Row(
        entry.known() ? entry.id().toString() : "",
        switch (entry.kind()) {
          case CURRENT -> "read";
          case PENDING -> "pending";
          case BASELINE -> "baseline";
        },
        Times.moment(entry.firstReadAt()),
        entry.confirmedAt().equals(entry.firstReadAt()) ? "" : Times.moment(entry.confirmedAt()),
        entry.biosVersion(),
        changes(entry),
        entry.takenBy(),
        entry.note(),
        entry.job().map(UUID::toString).orElse(""),
        chosen);
  }

  private static String changes(BiosSnapshotEntry entry) {
    if (!entry.known()) return "unknown: the server told nothing";
    if (entry.kind() == SnapshotKind.PENDING) {
      return entry.size() == 0 ? "nothing waits any more" : entry.size() + " values wait";
    }
    return switch (entry.changes()) {
      case 0 -> "%d attributes".formatted(entry.size());
      case 1 -> "1 change";
      default -> entry.changes() + " changes";
    };
  }
}
