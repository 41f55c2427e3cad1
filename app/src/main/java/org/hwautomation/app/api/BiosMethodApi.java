package org.hwautomation.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.change.Experience;
import org.hwautomation.fleet.bios.measure.MethodFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was measured of the ways to write BIOS settings, by which plans choose among them.
@RestController
class BiosMethodApi {

  private final Experience experience;

  BiosMethodApi(Experience experience) {
    this.experience = experience;
  }

  record FiguresBody(List<FiguresLine> items) {}

  /// @param took tries after which the setting read back as wanted
  /// @param didNot tries that were refused or ignored
  /// @param changedByBios tries of which the BIOS made another value
  /// @param stagingSeconds until the BMC had it, in the middle; absent when never timed
  record FiguresLine(
      String attribute,
      String vendor,
      String model,
      String bmcVersion,
      String method,
      int took,
      int didNot,
      int changedByBios,
      @Nullable Long stagingSeconds,
      Instant last) {}

  /// Of the last 90 days, at most 200 tries of each setting, model and method.
  ///
  /// @param text that attribute, model or vendor contains
  @GetMapping("/api/v1/bios/methods")
  FiguresBody figures(
      Actor actor,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "200") int limit) {
    if (limit < 1 || limit > MethodFigures.Query.MOST) {
      throw Problem.invalid(
          "limit-invalid",
          "limit is 1–%d, not %d.".formatted(MethodFigures.Query.MOST, limit),
          "Ask for fewer, or with a narrower text.");
    }
    return new FiguresBody(
        experience.figures(actor, new MethodFigures.Query(text, limit)).stream()
            .map(BiosMethodApi::line)
            .toList());
  }

  private static FiguresLine line(MethodFigures figures) {
    return new FiguresLine(
        figures.attribute(),
        figures.vendor(),
        figures.model(),
        figures.bmcVersion(),
        figures.method().name().toLowerCase(Locale.ROOT),
        figures.tries().took(),
        figures.tries().didNot(),
        figures.changedByBios(),
        figures.tries().staging().map(Duration::toSeconds).orElse(null),
        figures.last());
  }
}
