package org.hwautomation.app.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.discovery.DiscoveryResult;
import org.hwautomation.fleet.discovery.DiscoveryState;
import org.hwautomation.fleet.discovery.NewDiscovery;
import org.hwautomation.fleet.server.NewServer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Finds BMCs in address ranges and enrols what was chosen.
@Controller
final class DiscoverPage {

  /// What a person can look through; the others follow when these are enrolled.
  private static final int SHOWN = 300;

  private static final int EARLIER = 20;

  private final Fleet fleet;
  private final Pages pages;

  DiscoverPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/discover")
  ResponseEntity<byte[]> form(Actor actor, CsrfToken csrf) {
    actor.require(Permission.DISCOVER);
    return pages.show(
        "discover",
        new DiscoverView(
            frame(actor, csrf),
            "",
            "443",
            "",
            "",
            0,
            0,
            false,
            List.of(),
            0,
            earlier(),
            null,
            null));
  }

  @PostMapping("/discover")
  ResponseEntity<byte[]> start(
      Actor actor, CsrfToken csrf, @RequestParam String targets, @RequestParam String ports) {
    try {
      var discovery =
          fleet.discoveries().start(actor, new NewDiscovery(words(targets), numbers(ports)));
      return Pages.seeOther("/discover/" + discovery.id());
    } catch (Problem problem) {
      return pages.show(
          "discover",
          new DiscoverView(
              frame(actor, csrf),
              targets,
              ports,
              "",
              "",
              0,
              0,
              false,
              List.of(),
              0,
              earlier(),
              null,
              Notices.of(problem)));
    }
  }

  @GetMapping("/discover/{id}")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf, @PathVariable UUID id) {
    actor.require(Permission.DISCOVER);
    return view(actor, csrf, id, null, null);
  }

  @PostMapping("/discover/{id}/cancel")
  ResponseEntity<byte[]> cancel(Actor actor, @PathVariable UUID id) {
    fleet.discoveries().cancel(actor, id);
    return Pages.seeOther("/discover/" + id);
  }

  @PostMapping("/discover/{id}/enrol")
  ResponseEntity<byte[]> enrol(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam(name = "result", required = false) @Nullable List<UUID> results,
      @RequestParam String user,
      @RequestParam String password) {
    if (results == null || results.isEmpty()) {
      return view(
          actor, csrf, id, null, Notice.bad("Nothing is chosen.", "", "Choose what to enrol."));
    }
    try {
      var enrolled =
          fleet
              .discoveries()
              .enrol(
                  actor,
                  id,
                  results,
                  new Login(user, Secret.of(password)),
                  NewServer.DEFAULT_SITE,
                  List.of());
      var section =
          new ServerView.Section(
              "Enrolment",
              "",
              List.of("Address", "Result"),
              enrolled.stream().map(one -> List.of(one.address(), one.text())).toList(),
              "",
              true);
      return view(actor, csrf, id, section, null);
    } catch (Problem problem) {
      return view(actor, csrf, id, null, Notices.of(problem));
    }
  }

  private ResponseEntity<byte[]> view(
      Actor actor,
      CsrfToken csrf,
      UUID id,
      ServerView.@Nullable Section enrolled,
      @Nullable Notice notice) {
    var discovery = fleet.discoveries().byId(id);
    var results = fleet.discoveries().results(id);
    return pages.show(
        "discover",
        new DiscoverView(
            frame(actor, csrf),
            String.join(" ", discovery.targets()),
            String.join(" ", discovery.ports().stream().map(String::valueOf).toList()),
            id.toString(),
            discovery.state().name().toLowerCase(java.util.Locale.ROOT),
            discovery.probed(),
            discovery.total(),
            discovery.state() == DiscoveryState.RUNNING,
            results.stream()
                .sorted(Comparator.comparing(result -> result.knownServer().isPresent()))
                .limit(SHOWN)
                .map(DiscoverPage::found)
                .toList(),
            results.size(),
            List.of(),
            enrolled,
            notice));
  }

  private List<DiscoverView.Earlier> earlier() {
    return fleet.discoveries().newest(EARLIER).stream()
        .map(scan ->
            new DiscoverView.Earlier(
                scan.id().toString(),
                Times.moment(scan.startedAt()),
                String.join(" ", scan.targets()),
                scan.state().name().toLowerCase(java.util.Locale.ROOT),
                "%,d found".formatted(scan.found())))
        .toList();
  }

  private static DiscoverView.Found found(DiscoveryResult result) {
    return new DiscoverView.Found(
        result.id().toString(),
        result.host() + ":" + result.port(),
        result.vendor(),
        result.product(),
        result.redfishVersion(),
        result.driver(),
        result.knownServer().isPresent());
  }

  private static Frame frame(Actor actor, CsrfToken csrf) {
    return Pages.frame("Discover", "discover", actor, csrf);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s,;]+")).filter(word -> !word.isBlank()).toList();
  }

  private static List<Integer> numbers(String text) {
    try {
      return words(text).stream().map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw Problem.invalid(
          "ports-invalid", "Ports are numbers, such as 443.", "Correct the ports.");
    }
  }
}
