package org.hwautomation.app.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.audit.AuditQuery;
import org.hwautomation.fleet.audit.ChainVerdict;
import org.hwautomation.fleet.database.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/// Who decided what, newest first, and whether the log is as it was written.
@Controller
final class AuditPage {

  private static final int PAGE = 100;

  /// The first digits of a hash tell plans apart; the API has all of it.
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  private final Fleet fleet;
  private final Pages pages;

  AuditPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/audit")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Long before) {
    return show(actor, csrf, text, before, null);
  }

  @PostMapping("/audit/verify")
  ResponseEntity<byte[]> verify(Actor actor, CsrfToken csrf) {
    actor.require(Permission.READ_AUDIT);
    var notice =
        switch (fleet.audit().verifyChain()) {
          case ChainVerdict.Intact(var entries, var _) ->
              Notice.good("All " + entries + " entries are as they were written.");
          case ChainVerdict.Broken(var number, var why) ->
              Notice.bad(
                  "The log was tampered with at entry " + number + ".",
                  why,
                  "Compare it with a backup.");
        };
    return show(actor, csrf, "", null, notice);
  }

  /// `{"job":"…","plan":"…"}` as `job …, plan …`
  private static String words(String details) {
    return Json.read(details, JsonNode.class).properties().stream()
        .map(entry -> entry.getKey() + " " + value(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String value(JsonNode node) {
    var text = node.isString() ? node.stringValue() : node.toString();
    if (HASH.matcher(text).matches()) return text.substring(0, 12) + "…";
    return MOMENT.matcher(text).matches() ? Times.moment(Instant.parse(text)) : text;
  }

  private ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, String text, @Nullable Long before, @Nullable Notice notice) {
    var entries =
        fleet
            .audit()
            .find(
                actor,
                new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(text).filter(t -> !t.isBlank()),
                    Optional.empty(),
                    Optional.ofNullable(before),
                    PAGE));
    var section =
        new ServerView.Section(
            "Decisions",
            "",
            List.of("No", "When", "Who", "What", "About", "From", "Details"),
            entries.stream()
                .map(e ->
                    List.of(
                        String.valueOf(e.number()),
                        Times.moment(e.at()),
                        e.userName() + " (" + e.role().toLowerCase(java.util.Locale.ROOT) + ")",
                        e.action(),
                        e.subject(),
                        e.origin(),
                        words(e.details())))
                .toList(),
            "Nothing was decided yet.",
            false);
    var next =
        entries.size() < PAGE
            ? ""
            : new Query("/audit", List.of())
                .with("text", text)
                .with("before", String.valueOf(entries.getLast().number()))
                .href();
    return pages.show(
        "audit",
        new AuditView(Pages.frame("Audit", "audit", actor, csrf), text, section, next, notice));
  }
}
