package org.hwautomation.app.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.server.Health;
import org.hwautomation.fleet.server.ServerFacet;
import org.hwautomation.fleet.server.ServerFacets;
import org.hwautomation.fleet.server.ServerFilter;
import org.hwautomation.fleet.server.ServerState;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Jobs;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The fleet at a glance: what is there, what runs, what needs a person.
@Controller
final class DashboardPage {

  private static final int BARS = 8;

  private final Fleet fleet;
  private final Jobs jobs;
  private final JobRows rows;
  private final Pages pages;

  DashboardPage(Fleet fleet, Jobs jobs, JobRows rows, Pages pages) {
    this.fleet = fleet;
    this.jobs = jobs;
    this.rows = rows;
    this.pages = pages;
  }

  @GetMapping("/")
  ResponseEntity<byte[]> show(Actor actor, CsrfToken csrf) {
    actor.require(Permission.READ);
    var facets = fleet.servers().facets(ServerFilter.ALL);
    return pages.show(
        "dashboard",
        new DashboardView(
            Pages.frame("Dashboard", "dashboard", actor, csrf),
            tiles(facets),
            bars(facets),
            versions(),
            rows.rows(JobQuery.newest(15).in(JobState.ACTIVE)),
            rows.rows(JobQuery.newest(10).in(Set.of(JobState.FAILED, JobState.PARTLY_SUCCEEDED))),
            facets.total() == 0,
            AccountPage.mustChange(fleet, actor)));
  }

  private static long counted(Map<JobState, Long> counts, Set<JobState> states) {
    return states.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
  }

  private List<DashboardView.Tile> tiles(ServerFacets facets) {
    long away = count(facets, ServerFacet.STATE, ServerState.UNREACHABLE.name());
    long unhealthy =
        count(facets, ServerFacet.HEALTH, Health.WARNING.name())
            + count(facets, ServerFacet.HEALTH, Health.CRITICAL.name());
    var counts = jobs.counts();
    long active = counted(counts, JobState.ACTIVE);
    long failed = counted(counts, Set.of(JobState.FAILED, JobState.PARTLY_SUCCEEDED));
    return List.of(
        new DashboardView.Tile(
            "Servers",
            number(facets.total()),
            number(count(facets, ServerFacet.STATE, ServerState.ENROLLED.name())) + " enrolled",
            Tone.GOOD,
            "/servers"),
        new DashboardView.Tile(
            "Unreachable",
            number(away),
            away == 0 ? "all answer" : "look at them",
            away == 0 ? Tone.GOOD : Tone.BAD,
            "/servers?state=UNREACHABLE"),
        new DashboardView.Tile(
            "Not healthy",
            number(unhealthy),
            unhealthy == 0 ? "all well" : "warning or critical",
            unhealthy == 0 ? Tone.GOOD : Tone.WARN,
            "/servers?health=WARNING&health=CRITICAL"),
        new DashboardView.Tile(
            "Jobs running",
            number(active),
            failed == 0 ? "none has failed" : failed + " failed",
            failed == 0 ? (active > 0 ? Tone.BUSY : Tone.GOOD) : Tone.BAD,
            failed == 0 ? "/jobs" : "/jobs?state=failed"));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static long count(ServerFacets facets, ServerFacet facet, String value) {
    return facets.of(facet).stream()
        .filter(count -> count.value().equals(value))
        .mapToLong(ServerFacets.Count::servers)
        .sum();
  }

  private static List<DashboardView.Bar> bars(ServerFacets facets) {
    var counts = facets.of(ServerFacet.VENDOR);
    long most = counts.stream().mapToLong(ServerFacets.Count::servers).max().orElse(1);
    return counts.stream()
        .limit(BARS)
        .map(count ->
            new DashboardView.Bar(
                count.value().isEmpty() ? "not known yet" : count.value(),
                count.servers(),
                most,
                new Query("/servers", List.of()).with("vendor", count.value()).href()))
        .toList();
  }

  private List<DashboardView.Bar> versions() {
    var counts = fleet.inventories().versions(ComponentKind.BMC);
    long most = counts.stream().mapToLong(count -> count.servers()).max().orElse(1);
    return counts.stream()
        .limit(BARS)
        .map(count ->
            new DashboardView.Bar(
                count.component() + " " + count.version(),
                count.servers(),
                most,
                new Query("/servers", List.of()).with("text", count.version()).href()))
        .toList();
  }
}
