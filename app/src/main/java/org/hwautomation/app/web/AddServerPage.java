package org.hwautomation.app.web;

import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Enrols one server: the BMC is looked at before anything is stored.
@Controller
final class AddServerPage {

  private final Fleet fleet;
  private final Pages pages;

  AddServerPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/servers/add")
  ResponseEntity<byte[]> form(Actor actor, CsrfToken csrf) {
    actor.require(Permission.MANAGE_SERVERS);
    return show(actor, csrf, "", "", "", "", NewServer.DEFAULT_SITE, "", null);
  }

  @PostMapping("/servers/add")
  ResponseEntity<byte[]> add(
      Actor actor,
      CsrfToken csrf,
      @RequestParam String address,
      @RequestParam String user,
      @RequestParam String password,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String fingerprint,
      @RequestParam(defaultValue = NewServer.DEFAULT_SITE) String site,
      @RequestParam(defaultValue = "") String deviceType) {
    try {
      var server =
          fleet
              .servers()
              .enrol(
                  actor,
                  new NewServer(
                      Optional.of(name).filter(text -> !text.isBlank()),
                      endpoint(address.strip(), fingerprint.strip()),
                      new Login(user.strip(), Secret.of(password)),
                      site,
                      List.of(),
                      Optional.of(deviceType).filter(text -> !text.isBlank())));
      return Pages.seeOther("/servers/" + server.id());
    } catch (Problem problem) {
      var notice = Notices.of(problem);
      return show(actor, csrf, address, user, name, fingerprint, site, deviceType, notice);
    } catch (IllegalArgumentException e) {
      var notice = Notice.bad(String.valueOf(e.getMessage()), "", "Correct the form.");
      return show(actor, csrf, address, user, name, fingerprint, site, deviceType, notice);
    }
  }

  /// @param address `10.0.0.7` or `10.0.0.7:8443`
  /// @param fingerprint SHA-256 of the certificate; empty trusts the one seen next
  static Endpoint endpoint(String address, String fingerprint) {
    var trust =
        fingerprint.isEmpty() ? new Trust.OnFirstUse() : new Trust.Pinned(new Sha256(fingerprint));
    int colon = address.lastIndexOf(':');
    boolean port = colon > 0 && (address.indexOf(':') == colon || address.contains("]:"));
    return new Endpoint(
        port ? address.substring(0, colon) : address,
        port ? Integer.parseInt(address.substring(colon + 1)) : Endpoint.HTTPS,
        trust,
        false,
        Optional.empty());
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      String address,
      String user,
      String name,
      String fingerprint,
      String site,
      String deviceType,
      @Nullable Notice notice) {
    return pages.show(
        "addServer",
        new AddServerView(
            Pages.frame("Add a server", "servers", actor, csrf),
            address,
            user,
            name,
            fingerprint,
            site,
            deviceType,
            fleet.catalogs().current().deviceTypes().stream().map(DeviceType::name).toList(),
            notice));
  }
}
