package org.hwautomation.app.web;

import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One's own password.
@Controller
final class AccountPage {

  private final Fleet fleet;
  private final Pages pages;

  AccountPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/account")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf) {
    return show(actor, csrf, mustChange(fleet, actor));
  }

  @PostMapping("/account/password")
  ResponseEntity<byte[]> change(
      Actor actor,
      CsrfToken csrf,
      @RequestParam String current,
      @RequestParam String next,
      @RequestParam String again) {
    if (!next.equals(again)) {
      return show(actor, csrf, Notice.bad("The two new passwords differ.", "", "Type them again."));
    }
    try {
      fleet.users().changeOwnPassword(actor, Secret.of(current), Secret.of(next));
      return show(actor, csrf, Notice.good("Your password is changed."));
    } catch (Problem problem) {
      return show(actor, csrf, Notices.of(problem));
    }
  }

  /// Says so to who signed in with a one-time password.
  static @Nullable Notice mustChange(Fleet fleet, Actor actor) {
    return fleet
        .users()
        .find(actor.userName())
        .filter(user -> user.mustChangePassword())
        .map(_ ->
            new Notice(
                Tone.WARN,
                "Your password was made for one use.",
                "",
                java.util.List.of(),
                "Change it on the page of your account."))
        .orElse(null);
  }

  private ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf, @Nullable Notice notice) {
    return pages.show("account", new AccountView(Pages.frame("Account", "", actor, csrf), notice));
  }
}
