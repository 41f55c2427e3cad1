package org.hwautomation.fleet.bios.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hwautomation.driver.bios.AttributeJudge;
import org.hwautomation.driver.bios.AttributeJudge.Judged;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.intent.IntentOutcome.Met;
import org.hwautomation.driver.intent.IntentOutcome.Reason;
import org.hwautomation.driver.intent.IntentOutcome.Unmet;
import org.hwautomation.driver.intent.IntentResolver;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.jspecify.annotations.Nullable;

/// Lays rules beside the stored BIOS of one server. Asks no BMC.
final class RuleCheck {

  private final BiosSettings settings;
  private final AttributeJudge judge;
  private final Supplier<IntentResolver> intents;

  RuleCheck(
      BiosSettings settings,
      @Nullable AttributeRegistry registry,
      BiosDialect dialect,
      IntentMappings mappings) {
    this.settings = settings;
    this.judge = new AttributeJudge(settings, registry, dialect);
    // Most rules name attributes: the resolver is made when one does not.
    this.intents = () -> new IntentResolver(mappings, dialect, settings, registry);
  }

  static Verdict neverRead() {
    return new Verdict.Unknown("its BIOS was never read");
  }

  /// What is unknown hides nothing that is known to be broken.
  Verdict check(Requirement requirement) {
    if (!settings.known()) {
      return new Verdict.Unknown(
          "it showed no BIOS attributes when it was last read: it was off or in POST");
    }
    var breaches = new ArrayList<Breach>();
    var unknown = new ArrayList<String>();
    requirement
        .attributes()
        .forEach((name, allowed) -> attribute(name, allowed, breaches, unknown));
    requirement.intents().forEach((name, value) -> intent(name, value, breaches, unknown));
    if (!breaches.isEmpty()) return new Verdict.Broken(breaches);
    return unknown.isEmpty() ? new Verdict.Met() : new Verdict.Unknown(String.join("; ", unknown));
  }

  private void attribute(
      String wanted, List<Object> allowed, List<Breach> breaches, List<String> unknown) {
    var found = judge.names(wanted);
    if (found.isEmpty()) {
      unknown.add("it has no attribute " + wanted);
      return;
    }
    for (var name : found) {
      var is = settings.attributes().get(name);
      if (is == null) {
        unknown.add("its BMC does not tell the value of " + name);
      } else if (allowed.stream().noneMatch(value -> judge.same(name, is, value))) {
        breaches.add(
            new Breach(
                name, is, offered(name, allowed), "", "", obstacle(name, allowed).orElse("")));
      }
    }
  }

  /// In the spelling of the server; what it does not offer as it was written.
  private List<Object> offered(String name, List<Object> allowed) {
    return allowed.stream()
        .<Object>map(value ->
            judge.judge(name, value) instanceof Judged.Good(var _, var spelled) ? spelled : value)
        .toList();
  }

  private Optional<String> obstacle(String name, List<Object> allowed) {
    return judge.judge(name, allowed.getFirst()) instanceof Judged.Refused refused
        ? Optional.of(refused.message())
        : Optional.empty();
  }

  private void intent(String name, String value, List<Breach> breaches, List<String> unknown) {
    switch (intents.get().resolve(name, value)) {
      case Met met -> {
        if (!met.holdsAlready()) breaches.addAll(breaches(met));
      }
      case Unmet unmet -> {
        if (cannotHold(unmet.reason())) {
          breaches.add(new Breach("", null, List.of(value), name, value, unmet.message()));
        } else {
          unknown.add(unmet.message());
        }
      }
    }
  }

  private List<Breach> breaches(Met met) {
    return met.settings().entrySet().stream()
        .filter(setting -> !judge.holds(setting.getKey(), setting.getValue()))
        .map(setting -> breach(met, setting))
        .toList();
  }

  private Breach breach(Met met, Map.Entry<String, Object> setting) {
    return new Breach(
        setting.getKey(),
        settings.attributes().get(setting.getKey()),
        List.of(setting.getValue()),
        met.intent(),
        met.value(),
        "");
  }

  /// The attribute is there and has another value, or could not have this one.
  private static boolean cannotHold(Reason reason) {
    return switch (reason) {
      case LOCKED, NOT_OFFERED -> true;
      case UNKNOWN_INTENT,
          UNKNOWN_VALUE,
          NO_MAPPING,
          NOT_AN_ATTRIBUTE,
          NO_ATTRIBUTE,
          SERVER_SHOWS_NOTHING ->
          false;
    };
  }
}
