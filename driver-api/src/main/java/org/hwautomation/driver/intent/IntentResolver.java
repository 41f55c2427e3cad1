package org.hwautomation.driver.intent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.AttributeJudge;
import org.hwautomation.driver.bios.AttributeJudge.Judged;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.intent.IntentOutcome.Met;
import org.hwautomation.driver.intent.IntentOutcome.Reason;
import org.hwautomation.driver.intent.IntentOutcome.Unmet;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.jspecify.annotations.Nullable;

/// Turns intents into attributes of one server, by its live values and registry alone: stored ones
/// do as well. Talks to nobody.
public final class IntentResolver {

  private final IntentMappings mappings;
  private final BiosSettings live;
  private final @Nullable AttributeRegistry registry;
  private final AttributeJudge judge;
  private final BiosPlanner planner;

  public IntentResolver(
      IntentMappings mappings,
      BiosDialect dialect,
      BiosSettings live,
      @Nullable AttributeRegistry registry) {
    this.mappings = mappings;
    this.live = live;
    this.registry = registry;
    this.judge = new AttributeJudge(live, registry, dialect);
    this.planner = new BiosPlanner(dialect);
  }

  /// @param intents intent → value
  /// @param besides attributes that are wanted by name at the same time, only to find conflicts
  public IntentResolution resolve(Map<String, String> intents, Map<String, ?> besides) {
    var outcomes = new ArrayList<IntentOutcome>();
    intents.forEach((name, value) -> outcomes.add(resolve(name, value)));
    var met = new IntentResolution(outcomes, List.of()).met();
    var conflicts = new IntentConflicts(judge, this::faults, met, judge.spelled(besides)).find();
    return new IntentResolution(outcomes, conflicts);
  }

  /// One intent by itself.
  public IntentOutcome resolve(String name, String wanted) {
    var found = IntentCatalog.find(name);
    if (found.isEmpty()) {
      var names = IntentCatalog.all().stream().map(Intent::name).toList();
      var nearest = AttributeJudge.nearest(IntentCatalog.normal(name), names);
      return new Unmet(
          name,
          wanted,
          Reason.UNKNOWN_INTENT,
          "There is no intent \"" + name + "\"." + didYouMean(nearest),
          nearest);
    }
    var intent = found.get();
    var value = intent.takesList() ? list(wanted) : IntentCatalog.normal(wanted);
    if (!intent.allows(value)) {
      var offered = List.copyOf(intent.values().keySet());
      return new Unmet(
          intent.name(),
          wanted,
          Reason.UNKNOWN_VALUE,
          intent.takesList()
              ? intent.name() + " needs a list with commas between."
              : intent.name()
                  + " is one of "
                  + String.join(", ", offered)
                  + ", not \""
                  + wanted
                  + "\".",
          offered);
    }
    return resolve(intent, value);
  }

  private IntentOutcome resolve(Intent intent, String value) {
    if (mappings.elsewhere(intent).isPresent()) {
      return unmet(
          intent, value, Reason.NOT_AN_ATTRIBUTE, mappings.elsewhere(intent).get(), List.of());
    }
    var ways =
        mappings.of(intent).stream().filter(way -> !way.settings(intent, value).isEmpty()).toList();
    if (ways.isEmpty()) return withoutMapping(intent, value);
    if (!live.known()) {
      return unmet(
          intent,
          value,
          Reason.SERVER_SHOWS_NOTHING,
          "The server shows no BIOS attributes now: it is off or in POST.",
          List.of());
    }
    var refusals = new ArrayList<Unmet>();
    for (var way : ways) {
      switch (attempt(intent, value, way)) {
        case Met met -> {
          return met;
        }
        case Unmet unmet -> refusals.add(unmet);
      }
    }
    return best(refusals);
  }

  /// Of several ways that all failed the one that came nearest is worth telling.
  private static Unmet best(List<Unmet> refusals) {
    for (var reason : List.of(Reason.LOCKED, Reason.NOT_OFFERED)) {
      for (var refusal : refusals) if (refusal.reason() == reason) return refusal;
    }
    return refusals.getFirst();
  }

  private IntentOutcome attempt(Intent intent, String value, IntentMapping way) {
    var settings = new LinkedHashMap<String, Object>();
    boolean holds = true;
    for (var entry : way.settings(intent, value).entrySet()) {
      var names = judge.names(entry.getKey());
      if (names.isEmpty()) {
        var tried =
            mappings.of(intent).stream()
                .flatMap(other -> other.settings(intent, value).keySet().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return unmet(
            intent,
            value,
            Reason.NO_ATTRIBUTE,
            "The server has none of the attributes that could mean "
                + intent.name()
                + " (looked"
                + " for "
                + tried
                + ").",
            List.of());
      }
      for (var name : names) {
        switch (judge.judge(name, entry.getValue())) {
          case Judged.Good(var live, var spelled) -> {
            settings.put(live, spelled);
            holds &= judge.holds(live, spelled);
          }
          case Judged.Refused(var _, var _, var message, var offered) -> {
            return unmet(intent, value, Reason.NOT_OFFERED, message, offered);
          }
          case Judged.Unknown _ ->
              throw new IllegalStateException(name + " is live and not to be found");
        }
      }
    }
    return holds
        ? new Met(intent.name(), value, settings, true, way.evidence())
        : unlocked(intent, value, settings, way);
  }

  /// By itself when that does, with what the vendor's profile needs when not.
  private IntentOutcome unlocked(
      Intent intent, String value, Map<String, Object> settings, IntentMapping way) {
    var faults = faults(settings);
    if (faults.isEmpty()) {
      return new Met(intent.name(), value, settings, false, way.evidence());
    }
    var besides = new LinkedHashMap<String, Object>();
    mappings
        .whenLocked()
        .forEach((name, to) -> {
          if (judge.judge(name, to) instanceof Judged.Good(var live, var spelled)) {
            besides.put(live, spelled);
          }
        });
    besides.putAll(settings);
    if (besides.size() > settings.size() && faults(besides).isEmpty()) {
      return new Met(intent.name(), value, besides, false, way.evidence());
    }
    var why = faults.stream().map(BiosFault::message).collect(Collectors.joining(" "));
    return unmet(intent, value, Reason.LOCKED, why, List.of());
  }

  private List<BiosFault> faults(Map<String, Object> settings) {
    return planner.compare(live, registry, settings, List.of()).faults();
  }

  private Unmet withoutMapping(Intent intent, String value) {
    var mapped =
        intent.values().keySet().stream()
            .filter(other ->
                mappings.of(intent).stream()
                    .anyMatch(way -> !way.settings(intent, other).isEmpty()))
            .toList();
    var driver = mappings.driver().isEmpty() ? "This driver" : "The driver " + mappings.driver();
    return unmet(
        intent,
        value,
        Reason.NO_MAPPING,
        mapped.isEmpty()
            ? driver
                + " does not know yet by which attribute its vendor means "
                + intent.name()
                + ". Give the attribute by its name."
            : driver
                + " knows "
                + intent.name()
                + " as "
                + String.join(" or ", mapped)
                + ", not "
                + value
                + ".",
        mapped);
  }

  private static Unmet unmet(
      Intent intent, String value, Reason reason, String message, List<String> suggestions) {
    return new Unmet(intent.name(), value, reason, message, suggestions);
  }

  private static String list(String wanted) {
    return java.util.Arrays.stream(wanted.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(","));
  }

  private static String didYouMean(List<String> nearest) {
    return nearest.isEmpty() ? "" : " Did you mean " + String.join(" or ", nearest) + "?";
  }
}
