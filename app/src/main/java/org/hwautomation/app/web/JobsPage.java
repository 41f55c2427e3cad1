package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.jobs.JobQuery;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of jobs, newest first.
@Controller
final class JobsPage {

  private static final int PAGE = 50;

  private final Jobs jobs;
  private final JobRows rows;
  private final Pages pages;

  JobsPage(Jobs jobs, JobRows rows, Pages pages) {
    this.jobs = jobs;
    this.rows = rows;
    this.pages = pages;
  }

  @GetMapping("/jobs")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable UUID before) {
    actor.require(Permission.READ);
    var query = query(text, state);
    var wanted = states(state);
    var page =
        jobs.list(
            new JobQuery(
                wanted,
                Optional.empty(),
                Optional.empty(),
                Optional.of(text).filter(t -> !t.isBlank()),
                Optional.ofNullable(before),
                PAGE));
    return pages.show(
        "jobs",
        new JobsView(
            Pages.frame("Jobs", "jobs", actor, csrf),
            text,
            state,
            chips(state, query),
            page.items().stream().map(rows::row).toList(),
            page.next().map(id -> query.with("before", id.toString()).href()).orElse("")));
  }

  private static Query query(String text, String state) {
    var parameters = new ArrayList<Query.Parameter>();
    if (!text.isBlank()) parameters.add(new Query.Parameter("text", text));
    if (!state.isBlank()) parameters.add(new Query.Parameter("state", state));
    return new Query("/jobs", parameters);
  }

  private static Set<JobState> states(String name) {
    return Arrays.stream(JobState.values())
        .filter(state -> state.name().equalsIgnoreCase(name))
        .findFirst()
        .map(Set::of)
        .orElse(Set.of());
  }

  private List<Chip> chips(String chosen, Query query) {
    var counts = jobs.counts();
    return Arrays.stream(JobState.values())
        .filter(state -> counts.get(state) > 0 || state.name().equalsIgnoreCase(chosen))
        .map(state -> {
          var name = state.name().toLowerCase(Locale.ROOT);
          boolean on = name.equalsIgnoreCase(chosen);
          return new Chip(
              JobRows.badge(state).text(),
              counts.get(state),
              on,
              on ? query.without("state").href() : query.with("state", name).href());
        })
        .toList();
  }
}
