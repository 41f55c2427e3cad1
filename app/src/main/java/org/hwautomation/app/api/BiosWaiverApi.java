package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hwautomation.app.api.RuleBody.ScopeBody;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.compliance.Waiver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Exceptions from compliance rules.
@RestController
@RequestMapping("/api/v1/bios/waivers")
class BiosWaiverApi {

  private final Fleet fleet;
  private final BiosKeeping keeping;
  private final Clock clock;

  BiosWaiverApi(Fleet fleet, BiosKeeping keeping, Clock clock) {
    this.fleet = fleet;
    this.keeping = keeping;
    this.clock = clock;
  }

  /// @param server id or name; or else a scope
  record NewWaiverBody(
      @NotNull String rule,
      @Nullable String server,
      @Nullable ScopeBody scope,
      @NotNull String reason,
      @NotNull Instant expiresAt) {}

  record WaiverBody(
      UUID id,
      String rule,
      @Nullable UUID serverId,
      @Nullable ScopeBody scope,
      String reason,
      String grantedBy,
      Instant grantedAt,
      Instant expiresAt,
      boolean expired) {

    static WaiverBody of(Waiver waiver, Instant now) {
      return new WaiverBody(
          waiver.id(),
          waiver.rule(),
          waiver.server().orElse(null),
          waiver.scope().map(ScopeBody::of).orElse(null),
          waiver.reason(),
          waiver.grantedBy(),
          waiver.grantedAt(),
          waiver.expiresAt(),
          waiver.expired(now));
    }
  }

  @GetMapping
  PageBody<WaiverBody> list(Actor actor) {
    var now = clock.instant();
    return new PageBody<>(
        keeping.waivers().list(actor).stream().map(one -> WaiverBody.of(one, now)).toList(), null);
  }

  @PostMapping
  ResponseEntity<WaiverBody> grant(Actor actor, @Valid @RequestBody NewWaiverBody body) {
    actor.require(Permission.CHANGE_SERVERS);
    var waiver = waiver(actor, body);
    keeping.renewSoon();
    return ResponseEntity.status(HttpStatus.CREATED).body(WaiverBody.of(waiver, clock.instant()));
  }

  private Waiver waiver(Actor actor, NewWaiverBody body) {
    var waivers = keeping.waivers();
    if (body.server() != null && body.scope() == null) {
      var server = fleet.servers().byIdOrName(body.server()).id();
      return waivers.grant(actor, body.rule(), server, body.reason(), body.expiresAt());
    }
    if (body.server() == null && body.scope() != null) {
      return waivers.grant(
          actor, body.rule(), body.scope().scope(), body.reason(), body.expiresAt());
    }
    throw Problem.invalid(
        "waiver-for-whom",
        "A waiver is either for a \"server\" or for a \"scope\".",
        "Name one of the two.");
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> withdraw(Actor actor, @PathVariable UUID id) {
    keeping.waivers().withdraw(actor, id);
    keeping.renewSoon();
    return ResponseEntity.noContent().build();
  }
}
