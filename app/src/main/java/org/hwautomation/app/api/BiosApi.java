package org.hwautomation.app.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.compare.BiosDiff;
import org.hwautomation.fleet.bios.compare.Subject;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.bios.view.BiosView;
import org.hwautomation.fleet.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The BIOS of servers: read, remembered. Showing it calls no BMC; `refresh` and taking a snapshot
/// do.
@RestController
@RequestMapping("/api/v1")
class BiosApi {

  private final Fleet fleet;

  BiosApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /// @param category one of the answer's own categories
  /// @param q words that stand in name, display name, help or value
  /// @param changed only what is not as the vendor delivered it, or has a value that waits
  @GetMapping("/servers/{id}/bios")
  BiosBody show(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean changed) {
    actor.require(Permission.READ);
    var view = view(fleet.servers().byIdOrName(id));
    return body(view, category, q, changed);
  }

  private static BiosBody body(BiosView view, String category, String q, boolean changed) {
    var kind = changed ? BiosView.Filter.Kind.CHANGED : BiosView.Filter.Kind.ALL;
    return BiosBody.of(view, view.only(new BiosView.Filter(category, q, kind)));
  }

  /// @param readAt when the server last told them
  record PendingBody(
      BiosView.State state, @Nullable Instant readAt, List<BiosBody.AttributeBody> attributes) {}

  /// What the next reset will change.
  @GetMapping("/servers/{id}/bios/pending")
  PendingBody pending(Actor actor, @PathVariable String id) {
    actor.require(Permission.READ);
    var view = view(fleet.servers().byIdOrName(id));
    var body =
        BiosBody.of(view, view.only(new BiosView.Filter("", "", BiosView.Filter.Kind.PENDING)));
    return new PendingBody(body.state(), body.askedAt(), body.attributes());
  }

  /// Reads the server now.
  @PostMapping("/servers/{id}/bios/refresh")
  BiosBody refresh(Actor actor, @PathVariable String id) {
    actor.require(Permission.MANAGE_SERVERS);
    var server = fleet.servers().byIdOrName(id);
    fleet.biosReadings().refresh(actor, server.id());
    return body(view(server), "", "", false);
  }

  /// Newest first.
  @GetMapping("/servers/{id}/bios/snapshots")
  PageBody<BiosSnapshotBody> history(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return PageBody.of(
        fleet.biosSnapshots().history(server.id(), Optional.ofNullable(cursor), limit),
        BiosSnapshotBody::of);
  }

  /// @param note why, in words; absent for none
  /// @param baseline whether these values are as they should be
  record SnapshotBody(@Nullable String note, @Nullable Boolean baseline) {}

  /// Reads the server now and remembers what it says.
  @PostMapping("/servers/{id}/bios/snapshots")
  ResponseEntity<BiosSnapshotBody> take(
      Actor actor, @PathVariable String id, @RequestBody SnapshotBody body) {
    actor.require(Permission.CHANGE_SERVERS);
    var server = fleet.servers().byIdOrName(id);
    var kind = Boolean.TRUE.equals(body.baseline()) ? SnapshotKind.BASELINE : SnapshotKind.CURRENT;
    var note = body.note() == null ? "" : body.note();
    var snapshot = fleet.biosReadings().take(actor, server.id(), kind, note);
    return ResponseEntity.created(URI.create("/api/v1/bios/snapshots/" + snapshot.id()))
        .body(BiosSnapshotBody.of(snapshot));
  }

  @GetMapping("/bios/snapshots/{id}")
  BiosSnapshotBody snapshot(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.READ);
    return fleet
        .biosSnapshots()
        .find(id)
        .map(BiosSnapshotBody::of)
        .orElseThrow(() ->
            Problem.notFound(
                "snapshot-unknown",
                "There is no BIOS snapshot %s.".formatted(id),
                "Those of a server are listed at /api/v1/servers/{id}/bios/snapshots."));
  }

  /// What is on the right and not on the left, and so on. A profile is only asked for what it
  /// names.
  ///
  /// @param left `server:NAME`, `baseline:SERVER`, `snapshot:ID` or `profile:NAME`
  /// @param all also what is the same
  @GetMapping("/bios/compare")
  CompareBody compare(
      Actor actor,
      @RequestParam String left,
      @RequestParam String right,
      @RequestParam(defaultValue = "false") boolean all) {
    actor.require(Permission.READ);
    var diff = fleet.biosComparisons().compare(Subject.parse(left), Subject.parse(right));
    return new CompareBody(
        diff.left(),
        diff.right(),
        diff.same(),
        diff.note(),
        all ? diff.attributes() : diff.differences());
  }

  /// @param same how many attributes both have with one value
  record CompareBody(
      BiosDiff.Named left,
      BiosDiff.Named right,
      int same,
      String note,
      List<BiosDiff.Difference> differences) {}

  private BiosView view(Server server) {
    var view = fleet.biosViews().of(server);
    return switch (view.state()) {
      case KNOWN, UNKNOWN -> view;
      case NEVER_READ ->
          throw Problem.notFound(
              "not-read-yet",
              "The BIOS of " + server.name() + " has not been read yet.",
              "POST to /api/v1/servers/{id}/bios/refresh reads it now.");
    };
  }
}
