package org.hwautomation.app.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.drift.Against;
import org.hwautomation.fleet.bios.drift.DriftCause;
import org.hwautomation.fleet.bios.drift.DriftDay;
import org.hwautomation.fleet.bios.drift.DriftQuery;
import org.hwautomation.fleet.bios.drift.Drifts;
import org.hwautomation.fleet.bios.drift.SeenDrift;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// BIOS values that moved, newest first: was, is, since when, by whom, and the way back.
@Controller
final class BiosDriftPage {

  private static final int PAGE = 100;
  private static final int DAYS = 30;

  /// The drawing's own units: it is stretched to the width of the page.
  private static final int TALL = 60;

  private static final int STEP = 20;

  private final BiosKeeping keeping;
  private final Pages pages;
  private final Clock clock;

  BiosDriftPage(BiosKeeping keeping, Pages pages, Clock clock) {
    this.keeping = keeping;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/bios/drift")
  ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "false") boolean ended,
      @RequestParam(required = false) @Nullable UUID before) {
    var page =
        keeping
            .drifts()
            .list(
                actor,
                new DriftQuery(
                    Optional.empty(),
                    Optional.empty(),
                    by.isEmpty() ? Optional.empty() : Optional.of(by.equals("us")),
                    Optional.of(text).filter(t -> !t.isBlank()),
                    ended,
                    Optional.ofNullable(before),
                    PAGE));
    var query = new Query("/bios/drift", List.of()).with("text", text);
    if (ended) query = query.with("ended", "true");
    var count = keeping.drifts().count(actor);
    var whole = query.with("by", by);
    return pages.show(
        "biosDrift",
        new BiosDriftView(
            Pages.frame("BIOS drift", "bios", actor, csrf),
            summary(count),
            days(keeping.drifts().days(actor, from())),
            text,
            by,
            ended,
            chips(count, query, by),
            page.items().stream().map(this::row).toList(),
            page.next().map(next -> whole.with("before", next).href()).orElse(""),
            "/api/v1/bios/drift.csv?" + whole.text(),
            null));
  }

  private LocalDate from() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1);
  }

  private static String summary(Drifts.Count count) {
    if (count.attributes() == 0) return "No drift is known. What was not read says nothing.";
    return String.format(
        Locale.ROOT,
        "%,d %s on %,d %s not as they should be; %,d changed by somebody else.",
        count.attributes(),
        count.attributes() == 1 ? "setting" : "settings",
        count.servers(),
        count.servers() == 1 ? "server" : "servers",
        count.others());
  }

  private List<BiosDriftView.Day> days(List<DriftDay> counted) {
    long most = counted.stream().mapToLong(DriftDay::all).max().orElse(0);
    if (most == 0) return List.of();
    var days = new ArrayList<BiosDriftView.Day>();
    for (int i = 0; i < DAYS; i++) {
      var date = from().plusDays(i);
      var day =
          counted.stream()
              .filter(one -> one.date().equals(date))
              .findFirst()
              .orElse(new DriftDay(date, 0, 0));
      int height = height(day.all(), most);
      int others = height(day.others(), most);
      days.add(
          new BiosDriftView.Day(
              date.toString(),
              day.all(),
              day.others(),
              i * STEP,
              TALL - height,
              height,
              TALL - others,
              others));
    }
    return days;
  }

  /// What is not nothing can be seen.
  private static int height(long count, long most) {
    return count == 0 ? 0 : (int) Math.max(2, Math.round((double) TALL * count / most));
  }

  private static List<Chip> chips(Drifts.Count count, Query query, String by) {
    var chips = new ArrayList<Chip>();
    chips.add(chip("not by us", "others", count.attributes() - count.ours(), query, by));
    chips.add(chip("by our jobs", "us", count.ours(), query, by));
    return chips;
  }

  private static Chip chip(String word, String value, long count, Query query, String by) {
    boolean on = by.equals(value);
    return new Chip(word, count, on, on ? query.href() : query.with("by", value).href());
  }

  private BiosDriftView.Row row(SeenDrift seen) {
    var drift = seen.drift();
    var undo =
        drift.was() == null || drift.endedAt().isPresent()
            ? ""
            : BiosChangeLink.of(
                List.of(seen.serverName()), Map.of(drift.attribute(), drift.was()), Map.of());
    return new BiosDriftView.Row(
        seen.serverName(),
        "/servers/" + drift.server(),
        drift.attribute(),
        drift.was() == null ? "nothing" : drift.was().toString(),
        drift.is() == null ? "nothing" : drift.is().toString(),
        against(drift.against()),
        by(drift.cause()),
        drift.cause() instanceof DriftCause.OurJob(var job) ? "/jobs/" + job : "",
        Times.moment(drift.firstSeen()),
        Times.rough(Duration.between(drift.lastConfirmed(), clock.instant())) + " ago",
        drift.endedAt().map(Times::moment).orElse(""),
        seen.unreadSince() == null
            ? ""
            : "not read since " + Times.moment(seen.unreadSince()) + ": " + seen.unreadWhy(),
        undo);
  }

  private static String against(Against against) {
    return switch (against) {
      case BASELINE -> "baseline";
      case DEVICE_TYPE -> "device type";
      case LAST_READING -> "last reading";
    };
  }

  private static Badge by(DriftCause cause) {
    return switch (cause) {
      case DriftCause.OurJob _ -> new Badge("our job", Tone.BUSY);
      case DriftCause.SomebodyElse _ -> new Badge("somebody else", Tone.BAD);
      case DriftCause.NeverAsWanted _ -> new Badge("never as wanted", Tone.WARN);
    };
  }
}
