package org.hwautomation.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.app.api.BiosComplianceApi.RemedyBody;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.drift.Against;
import org.hwautomation.fleet.bios.drift.DriftCause;
import org.hwautomation.fleet.bios.drift.DriftQuery;
import org.hwautomation.fleet.bios.drift.SeenDrift;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// BIOS values that are not as they should be, or not as they were.
@RestController
@RequestMapping("/api/v1")
class BiosDriftApi {

  private final Fleet fleet;
  private final BiosKeeping keeping;

  BiosDriftApi(Fleet fleet, BiosKeeping keeping) {
    this.fleet = fleet;
    this.keeping = keeping;
  }

  /// @param was what it should be, or was before
  /// @param cause `JOB`, `SOMEBODY_ELSE`, or `NEVER_AS_WANTED`
  /// @param endedAt absent while it lasts
  /// @param readAt when the server was last looked at
  /// @param unreadSince since when it cannot be; absent when it can
  record DriftBody(
      UUID id,
      UUID serverId,
      String server,
      String site,
      String attribute,
      Against against,
      @Nullable Object was,
      @Nullable Object is,
      Instant firstSeen,
      Instant lastConfirmed,
      String cause,
      @Nullable UUID job,
      @Nullable Instant endedAt,
      @Nullable Instant readAt,
      @Nullable Instant unreadSince,
      String unreadWhy) {

    static DriftBody of(SeenDrift seen) {
      var drift = seen.drift();
      return new DriftBody(
          drift.id(),
          drift.server(),
          seen.serverName(),
          seen.site(),
          drift.attribute(),
          drift.against(),
          drift.was(),
          drift.is(),
          drift.firstSeen(),
          drift.lastConfirmed(),
          drift.cause().name(),
          drift.cause() instanceof DriftCause.OurJob(var job) ? job : null,
          drift.endedAt().orElse(null),
          seen.readAt(),
          seen.unreadSince(),
          seen.unreadWhy());
    }
  }

  /// Newest first.
  ///
  /// @param by `us`, `others`; absent for both
  /// @param ended also what is over
  @GetMapping("/bios/drift")
  PageBody<DriftBody> list(
      Actor actor,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean ended,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "100") int limit) {
    return PageBody.of(
        keeping.drifts().list(actor, query(site, by, text, ended, cursor, limit)), DriftBody::of);
  }

  /// All of it for a spreadsheet.
  @GetMapping("/bios/drift.csv")
  ResponseEntity<byte[]> export(
      Actor actor,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean ended) {
    var csv =
        new Csv(
            "server",
            "site",
            "attribute",
            "was",
            "is",
            "against",
            "cause",
            "job",
            "first seen",
            "last confirmed",
            "ended at");
    var query = query(site, by, text, ended, null, 1_000);
    var page = keeping.drifts().list(actor, query);
    while (true) {
      page.items().forEach(seen -> csv.row(row(DriftBody.of(seen))));
      if (page.next().isEmpty()) return csv.file("bios-drift.csv");
      page = keeping.drifts().list(actor, query.after(UUID.fromString(page.next().get())));
    }
  }

  private static List<String> row(DriftBody drift) {
    return List.of(
        drift.server(),
        drift.site(),
        drift.attribute(),
        String.valueOf(drift.was()),
        String.valueOf(drift.is()),
        drift.against().name(),
        drift.cause(),
        drift.job() == null ? "" : drift.job().toString(),
        drift.firstSeen().toString(),
        drift.lastConfirmed().toString(),
        drift.endedAt() == null ? "" : drift.endedAt().toString());
  }

  @GetMapping("/servers/{id}/bios/drift")
  PageBody<DriftBody> ofServer(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(defaultValue = "false") boolean ended,
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "100") int limit) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    var query = query(null, by, null, ended, cursor, limit).ofServer(server.id());
    return PageBody.of(keeping.drifts().list(actor, query), DriftBody::of);
  }

  /// What would undo the server's drift: the body of a `POST /api/v1/bios/plans`.
  ///
  /// @param drift only this one; absent for all of it
  @GetMapping("/servers/{id}/bios/drift/remedy")
  RemedyBody remedy(
      Actor actor, @PathVariable String id, @RequestParam(required = false) @Nullable UUID drift) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return new RemedyBody(
        List.of(server.name()),
        keeping.drifts().undo(actor, server.id(), Optional.ofNullable(drift)),
        Map.of());
  }

  static DriftQuery query(
      @Nullable String site,
      @Nullable String by,
      @Nullable String text,
      boolean ended,
      @Nullable UUID cursor,
      int limit) {
    return new DriftQuery(
        Optional.empty(),
        Optional.ofNullable(site).filter(s -> !s.isBlank()),
        Optional.ofNullable(by)
            .filter(who -> who.equals("us") || who.equals("others"))
            .map(who -> who.equals("us")),
        Optional.ofNullable(text).filter(t -> !t.isBlank()),
        ended,
        Optional.ofNullable(cursor),
        limit);
  }
}
