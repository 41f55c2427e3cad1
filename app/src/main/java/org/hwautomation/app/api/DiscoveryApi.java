package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.discovery.Discovery;
import org.hwautomation.fleet.discovery.DiscoveryResult;
import org.hwautomation.fleet.discovery.EnrolmentResult;
import org.hwautomation.fleet.discovery.NewDiscovery;
import org.hwautomation.fleet.server.NewServer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Finding BMCs on networks and enrolling what was found.
@RestController
@RequestMapping("/api/v1/discoveries")
class DiscoveryApi {

  private static final List<Integer> HTTPS = List.of(443);

  private final Fleet fleet;

  DiscoveryApi(Fleet fleet) {
    this.fleet = fleet;
  }

  record Body(@NotNull List<String> targets, @Nullable List<Integer> ports) {}

  record EnrolBody(
      @NotNull List<UUID> results,
      @NotNull String user,
      @NotNull String password,
      @Nullable String site,
      @Nullable List<String> tags) {
    @Override
    public String toString() {
      return "EnrolBody[" + results.size() + " results]";
    }
  }

  @PostMapping
  ResponseEntity<Discovery> start(Actor actor, @Valid @RequestBody Body body) {
    var discovery =
        fleet
            .discoveries()
            .start(
                actor,
                new NewDiscovery(body.targets(), body.ports() == null ? HTTPS : body.ports()));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/discoveries/" + discovery.id()))
        .body(discovery);
  }

  @GetMapping
  PageBody<Discovery> list(Actor actor) {
    actor.require(Permission.READ);
    return new PageBody<>(fleet.discoveries().newest(50), null);
  }

  @GetMapping("/{id}")
  Discovery show(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.READ);
    return fleet.discoveries().byId(id);
  }

  @GetMapping("/{id}/results")
  PageBody<DiscoveryResult> results(Actor actor, @PathVariable UUID id) {
    actor.require(Permission.READ);
    return new PageBody<>(fleet.discoveries().results(id), null);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> cancel(Actor actor, @PathVariable UUID id) {
    fleet.discoveries().cancel(actor, id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/enrol")
  PageBody<EnrolmentResult> enrol(
      Actor actor, @PathVariable UUID id, @Valid @RequestBody EnrolBody body) {
    return new PageBody<>(
        fleet
            .discoveries()
            .enrol(
                actor,
                id,
                body.results(),
                new Login(body.user(), Secret.of(body.password())),
                body.site() == null ? NewServer.DEFAULT_SITE : body.site(),
                body.tags() == null ? List.of() : body.tags()),
        null);
  }
}
