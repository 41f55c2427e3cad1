package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.ApiToken;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.access.User;
import org.hwautomation.fleet.audit.AuditEntry;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.audit.ChainVerdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Users, tokens and the audit log.
@RestController
@RequestMapping("/api/v1")
class AdministrationApi {

  private final Fleet fleet;

  AdministrationApi(Fleet fleet) {
    this.fleet = fleet;
  }

  record NewUserBody(@NotNull String name, @NotNull Role role, @NotNull String password) {
    @Override
    public String toString() {
      return "NewUserBody[" + name + "]";
    }
  }

  record PasswordBody(@NotNull String current, @NotNull String next) {
    @Override
    public String toString() {
      return "PasswordBody";
    }
  }

  record NewTokenBody(@NotNull String title, @NotNull Role role, @Nullable Integer validDays) {}

  record IssuedBody(ApiToken token, String secret) {}

  record AboutBody(String user, String role, String version) {}

  @GetMapping("/about")
  AboutBody about(Actor actor) {
    var version =
        Optional.ofNullable(getClass().getPackage().getImplementationVersion()).orElse("0.1.0");
    return new AboutBody(actor.userName(), actor.role().name(), version);
  }

  @GetMapping("/users")
  PageBody<User> users(Actor actor) {
    return new PageBody<>(fleet.users().list(actor), null);
  }

  @PostMapping("/users")
  ResponseEntity<User> create(Actor actor, @Valid @RequestBody NewUserBody body) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(fleet.users().create(actor, body.name(), body.role(), Secret.of(body.password())));
  }

  @DeleteMapping("/users/{name}")
  ResponseEntity<Void> remove(Actor actor, @PathVariable String name) {
    fleet.users().remove(actor, name);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/users/me/password")
  ResponseEntity<Void> changePassword(Actor actor, @Valid @RequestBody PasswordBody body) {
    fleet.users().changeOwnPassword(actor, Secret.of(body.current()), Secret.of(body.next()));
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/tokens")
  PageBody<ApiToken> tokens(Actor actor) {
    return new PageBody<>(fleet.tokens().list(actor), null);
  }

  /// The secret is shown here and never again.
  @PostMapping("/tokens")
  ResponseEntity<IssuedBody> issue(Actor actor, @Valid @RequestBody NewTokenBody body) {
    var issued =
        fleet
            .tokens()
            .issue(
                actor,
                body.title(),
                body.role(),
                Optional.ofNullable(body.validDays()).map(Duration::ofDays));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new IssuedBody(issued.token(), issued.secret().reveal()));
  }

  @DeleteMapping("/tokens/{id}")
  ResponseEntity<Void> revoke(Actor actor, @PathVariable UUID id) {
    fleet.tokens().revoke(actor, id);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/audit")
  PageBody<AuditEntry> audit(
      Actor actor,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable Long cursor,
      @RequestParam(defaultValue = "100") int limit) {
    List<AuditEntry> entries =
        fleet
            .audit()
            .find(
                actor,
                new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(text),
                    Optional.empty(),
                    Optional.ofNullable(cursor),
                    limit));
    return new PageBody<>(
        entries, entries.size() < limit ? null : String.valueOf(entries.getLast().number()));
  }

  record ChainBody(boolean intact, long entries, String detail) {}

  /// Recomputes the hash chain over the whole log.
  @GetMapping("/audit/verification")
  ChainBody verify(Actor actor) {
    actor.require(Permission.READ_AUDIT);
    return switch (fleet.audit().verifyChain()) {
      case ChainVerdict.Intact(var entries, var head) -> new ChainBody(true, entries, head);
      case ChainVerdict.Broken(var number, var why) -> new ChainBody(false, number, why);
    };
  }
}
