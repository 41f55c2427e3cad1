package org.hwautomation.app.web;

import java.util.Locale;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.access.User;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who can sign in.
@Controller
final class UsersPage {

  private final Fleet fleet;
  private final Pages pages;

  UsersPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/users")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf) {
    return show(actor, csrf, null);
  }

  @PostMapping("/users")
  ResponseEntity<byte[]> add(
      Actor actor,
      CsrfToken csrf,
      @RequestParam String name,
      @RequestParam Role role,
      @RequestParam String password) {
    try {
      fleet.users().create(actor, name.strip(), role, Secret.of(password));
      return Pages.seeOther("/users");
    } catch (Problem problem) {
      return show(actor, csrf, Notices.of(problem));
    }
  }

  @PostMapping("/users/remove")
  ResponseEntity<byte[]> remove(Actor actor, CsrfToken csrf, @RequestParam String name) {
    try {
      fleet.users().remove(actor, name);
      return Pages.seeOther("/users");
    } catch (Problem problem) {
      return show(actor, csrf, Notices.of(problem));
    }
  }

  private ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf, @Nullable Notice notice) {
    return pages.show(
        "users",
        new UsersView(
            Pages.frame("Users", "users", actor, csrf),
            actor.userName(),
            fleet.users().list(actor).stream().map(UsersPage::row).toList(),
            notice));
  }

  private static UsersView.Row row(User user) {
    return new UsersView.Row(
        user.name(),
        user.role().name().toLowerCase(Locale.ROOT),
        user.enabled()
            ? (user.mustChangePassword() ? "must change the password" : "enabled")
            : "disabled",
        user.lastSignIn() == null ? "never" : Times.moment(user.lastSignIn()));
  }
}
