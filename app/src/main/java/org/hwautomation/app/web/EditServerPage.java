package org.hwautomation.app.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerChange;
import org.hwautomation.fleet.server.ServerState;
import org.hwautomation.fleet.server.Trust;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What we know about a server apart from its hardware: its name, where it stands, what it is to
/// become, whether it is left alone, and forgetting it.
@Controller
final class EditServerPage {

  private final Fleet fleet;
  private final Pages pages;

  EditServerPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/servers/{id}/edit")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    actor.require(Permission.MANAGE_SERVERS);
    var server = fleet.servers().byId(id);
    return show(actor, csrf, server, form(server), null);
  }

  @PostMapping("/servers/{id}/edit")
  ResponseEntity<byte[]> change(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam String name,
      @RequestParam String site,
      @RequestParam(defaultValue = "") String tags,
      @RequestParam(defaultValue = "") String deviceType) {
    var form = new Form(name.strip(), site.strip(), tags, deviceType);
    try {
      fleet
          .servers()
          .update(
              actor,
              id,
              new ServerChange(
                  Optional.of(form.name),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(form.site),
                  Optional.of(form.words()),
                  Optional.of(deviceType)));
      return Pages.seeOther("/servers/" + id);
    } catch (Problem problem) {
      return show(actor, csrf, fleet.servers().byId(id), form, Notices.of(problem));
    }
  }

  /// Another address, login or certificate, and at once a look whether it is right. A BMC that
  /// shows a new certificate is not talked to before a person has said here that it may be.
  @PostMapping("/servers/{id}/connection")
  ResponseEntity<byte[]> connect(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam String address,
      @RequestParam String user,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String fingerprint) {
    actor.require(Permission.MANAGE_SERVERS);
    try {
      var server = fleet.servers().byId(id);
      fleet
          .servers()
          .update(
              actor,
              id,
              new ServerChange(
                  Optional.empty(),
                  Optional.of(endpoint(server.endpoint(), address.strip(), fingerprint.strip())),
                  login(server, user.strip(), password),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      fleet.servers().recheck(actor, id);
      return Pages.seeOther("/servers/" + id);
    } catch (Problem problem) {
      return again(actor, csrf, id, Notices.of(problem));
    } catch (IllegalArgumentException e) {
      return again(
          actor, csrf, id, Notice.bad(String.valueOf(e.getMessage()), "", "Correct the form."));
    }
  }

  private static Endpoint endpoint(Endpoint before, String address, String fingerprint) {
    var typed = AddServerPage.endpoint(address, fingerprint);
    return new Endpoint(
        typed.host(), typed.port(), typed.trust(), before.legacyTls(), before.ipmi());
  }

  private static Optional<Login> login(Server server, String user, String password) {
    if (!password.isEmpty()) return Optional.of(new Login(user, Secret.of(password)));
    if (user.equals(server.bmcUser())) return Optional.empty();
    throw Problem.invalid(
        "password-missing",
        "The user %s needs a password.".formatted(user),
        "Type it; only the password of the same user may be left out.");
  }

  private ResponseEntity<byte[]> again(Actor actor, CsrfToken csrf, UUID id, Notice notice) {
    var server = fleet.servers().byId(id);
    return show(actor, csrf, server, form(server), notice);
  }

  @PostMapping("/servers/{id}/quarantine")
  ResponseEntity<byte[]> quarantine(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    fleet.servers().quarantine(actor, id, reason.strip());
    return Pages.seeOther("/servers/" + id);
  }

  @PostMapping("/servers/{id}/release")
  ResponseEntity<byte[]> release(Actor actor, @PathVariable UUID id) {
    fleet.servers().release(actor, id);
    return Pages.seeOther("/servers/" + id);
  }

  @PostMapping("/servers/{id}/remove")
  ResponseEntity<byte[]> remove(Actor actor, @PathVariable UUID id) {
    fleet.servers().remove(actor, id);
    return Pages.seeOther("/servers");
  }

  /// What was typed, so that a fault does not cost it.
  private record Form(String name, String site, String tags, String deviceType) {
    List<String> words() {
      return Arrays.stream(tags.split("[\\s,]+")).filter(tag -> !tag.isEmpty()).toList();
    }
  }

  private static Form form(Server server) {
    return new Form(
        server.name(),
        server.site(),
        String.join(" ", server.tags()),
        server.deviceType().orElse(""));
  }

  private ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, Server server, Form form, @Nullable Notice notice) {
    return pages.show(
        "editServer",
        new EditServerView(
            Pages.frame("Edit " + server.name(), "servers", actor, csrf),
            server.id().toString(),
            form.name,
            form.site,
            form.tags,
            form.deviceType,
            fleet.catalogs().current().deviceTypes().stream().map(DeviceType::name).toList(),
            server.state() == ServerState.QUARANTINED,
            new EditServerView.Connection(
                server.address(),
                server.bmcUser(),
                server.endpoint().trust() instanceof Trust.Pinned(var fingerprint)
                    ? fingerprint.hex()
                    : "",
                server.stateReason()),
            notice));
  }
}
