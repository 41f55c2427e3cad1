package org.hwautomation.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.bios.AttributeStates;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.hwautomation.driver.bios.BiosFault;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a driver's BIOS dialect must make of the registries of real machines: every value of every
/// attribute is tried alone, and many together, against a [ModelBios] made of the same registry.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BiosConformance {

  private static final int MIXED_WISHES = 100;
  private static final int MOST_SHOWN = 12;
  private static final List<String> FLAGS = List.of("ReadOnly", "GrayOut", "Hidden");

  /// @param determined flags in the registry for which its own maps come to an answer over the
  ///   values in force
  /// @param agreeing of these, how many are recorded as the maps have it
  public record Expected(String recording, int determined, int agreeing) {
    @Override
    public String toString() {
      return recording;
    }
  }

  protected abstract Driver driver();

  protected abstract Stream<Expected> recordings();

  private RecordedBios open(Expected expected) {
    return RecordedBios.of(expected.recording(), driver());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void mapsComeToTheFlagsThatTheRegistryRecorded(Expected expected) {
    var bios = open(expected);
    var model = bios.model();
    var states = AttributeStates.of(bios.registry(), bios.dialect(), bios.live().attributes());
    int determined = 0;
    int agreeing = 0;
    var differing = new ArrayList<String>();
    var ours = new ArrayList<String>();
    for (var entry : bios.document().at("/RegistryEntries/Attributes")) {
      var name = entry.path("AttributeName").asString("");
      var state = states.of(name);
      for (var flag : FLAGS) {
        var maps = model.flag(name, flag);
        if (maps == null) continue;
        determined++;
        boolean recorded = entry.path(flag).asBoolean(false);
        if (recorded == maps) agreeing++;
        else differing.add(name + "." + flag + " recorded " + recorded);
        boolean immutable = entry.path("Immutable").asBoolean(false);
        boolean evaluated =
            switch (flag) {
              case "ReadOnly" -> state.readOnly();
              case "GrayOut" -> state.grayOut();
              default -> state.hidden();
            };
        boolean password = entry.path("Type").asString("").equals("Password");
        boolean right =
            evaluated == maps || flag.equals("ReadOnly") && (immutable || password) && evaluated;
        if (!right) ours.add(name + "." + flag + " is " + maps + " by its maps");
      }
    }
    System.out.printf(
        "%s: %d of %d flags are as the dependency maps have them; not so: %s%n",
        expected, agreeing, determined, shown(differing));

    assertThat(ours).as("AttributeStates and the model agree").isEmpty();
    assertThat(determined).isEqualTo(expected.determined());
    assertThat(agreeing).isGreaterThanOrEqualTo(expected.agreeing());
  }

  /// The ground on which the solver takes value maps for laws, and not for suggestions.
  @ParameterizedTest
  @MethodSource("recordings")
  void valueMapsThatHoldAreInForceOnTheRecordedMachine(Expected expected) {
    var bios = open(expected);
    var model = bios.model();
    var before = model.values();

    model.reset(Map.of());

    assertThat(model.values()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyAllowedChangeIsPlannedSoThatItHoldsOrRefusedForATrueReason(Expected expected) {
    var bios = open(expected);
    var model = bios.model();
    var wrong = new ArrayList<String>();
    int tried = 0;
    int planned = 0;
    for (var name : bios.live().attributes().keySet()) {
      var entry = bios.entry(name);
      for (var value : new LinkedHashSet<>(Candidates.allowed(entry))) {
        tried++;
        var plan = bios.compare(Map.of(name, value));
        if (plan.faults().isEmpty()) {
          planned++;
          problem(bios, model, Map.of(name, value), plan, List.of()).ifPresent(wrong::add);
        } else if (!isTrue(plan.faults(), bios, model, name, value)) {
          wrong.add(name + "=" + value + " refused: " + plan.faults());
        }
      }
    }
    System.out.printf("%s: %d of %d allowed single changes planned%n", expected, planned, tried);

    assertThat(shown(wrong)).isEmpty();
  }

  /// Whether the machine would not let one have it.
  private static boolean isTrue(
      List<BiosFault> faults, RecordedBios bios, ModelBios model, String name, Object value) {
    var entry = bios.entry(name);
    var code = faults.getFirst().code();
    if (faults.size() != 1 || !(code.equals("read-only") || code.equals("conflict"))) return false;
    boolean forGood =
        entry.path("Immutable").asBoolean(false)
            || recorded(model, name, "ReadOnly", entry.path("ReadOnly").asBoolean(false))
            || recorded(model, name, "GrayOut", entry.path("GrayOut").asBoolean(false));
    if (forGood || model.locks(name)) return true;
    var alone = model.copy();
    alone.reset(Map.of(name, value));
    return !alone.has(name, value);
  }

  /// A recorded flag counts where maps do not come to an answer.
  private static boolean recorded(ModelBios model, String name, String flag, boolean recorded) {
    var maps = model.flag(name, flag);
    return maps == null ? recorded : maps;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyDisallowedChangeIsRefusedWithItsCode(Expected expected) {
    var bios = open(expected);
    var states = AttributeStates.of(bios.registry(), bios.dialect(), bios.live().attributes());
    var wrong = new ArrayList<String>();
    for (var name : bios.live().attributes().keySet()) {
      var entry = bios.entry(name);
      for (var bad : Candidates.disallowed(entry).entrySet()) {
        if (isSo(bios, name, bad.getKey())) continue; // some machines hold what they do not allow
        var plan = bios.compare(Map.of(name, bad.getKey()));
        // What is never written is refused as such, whatever value is wanted.
        var codes = List.of(bad.getValue(), states.of(name).writable() ? "" : "read-only");
        boolean right =
            plan.changes().isEmpty()
                && plan.faults().size() == 1
                && codes.contains(plan.faults().getFirst().code());
        if (!right) wrong.add(name + "=" + bad + ": " + plan.faults() + plan.changes());
      }
      var misspelled = bios.compare(Map.of(name + "x", "1"));
      boolean offered =
          misspelled.faults().size() == 1
              && misspelled.faults().getFirst().code().equals("unknown-attribute")
              && misspelled.faults().getFirst().suggestions().contains(name);
      if (!offered && !bios.live().attributes().containsKey(name + "x")) {
        wrong.add(name + "x: " + misspelled.faults());
      }
    }

    assertThat(shown(wrong)).isEmpty();
  }

  private static boolean isSo(RecordedBios bios, String name, Object value) {
    return String.valueOf(value).equals(String.valueOf(bios.live().attributes().get(name)));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyFaultIsNamedAtOnce(Expected expected) {
    var bios = open(expected);
    var wanted = new LinkedHashMap<String, Object>();
    for (var name : bios.live().attributes().keySet()) {
      var bad = Candidates.disallowed(bios.entry(name));
      bad.keySet().removeIf(value -> isSo(bios, name, value));
      if (!bad.isEmpty()) wanted.put(name, bad.keySet().iterator().next());
    }
    wanted.put("ThereIsNoSuchAttribute", "1");

    var plan = bios.compare(wanted);

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.faults())
        .extracting(BiosFault::attribute)
        .containsExactlyInAnyOrderElementsOf(wanted.keySet());
  }

  /// Wishes for several attributes at once, from a generator with a fixed seed.
  @ParameterizedTest
  @MethodSource("recordings")
  void whatIsPlannedTogetherHoldsTogether(Expected expected) {
    var bios = open(expected);
    var model = bios.model();
    var names = new ArrayList<>(bios.live().attributes().keySet());
    var random = new Random(expected.recording().hashCode());
    var wrong = new ArrayList<String>();
    var passes = new int[16];
    int faulted = 0;
    for (int i = 0; i < MIXED_WISHES; i++) {
      var wanted = new LinkedHashMap<String, Object>();
      int size = 1 + random.nextInt(i % 3 == 0 ? 60 : 8);
      for (int j = 0; j < size; j++) {
        var name = names.get(random.nextInt(names.size()));
        var values = Candidates.allowed(bios.entry(name));
        if (!values.isEmpty()) wanted.put(name, values.get(random.nextInt(values.size())));
      }
      var kept = names.get(random.nextInt(names.size()));
      var plan = bios.compare(wanted, kept);
      if (!plan.faults().isEmpty()) faulted++;
      passes[plan.passes()]++;
      problem(bios, model, wanted, plan, List.of(kept)).ifPresent(wrong::add);
    }
    System.out.printf(
        "%s: %d mixed wishes, %d with faults, by passes %s%n",
        expected, MIXED_WISHES, faulted, Arrays.toString(passes));

    assertThat(shown(wrong)).isEmpty();
  }

  /// Applies a plan as the machine would and says what came out wrong.
  private static Optional<String> problem(
      RecordedBios bios,
      ModelBios model,
      Map<String, Object> wanted,
      BiosComparison plan,
      List<String> preserve) {
    var machine = model.copy();
    for (int pass = 1; pass <= plan.passes(); pass++) {
      var writes = new LinkedHashMap<String, Object>();
      for (var change : plan.changes()) {
        if (change.pass() != pass) continue;
        if (preserve.contains(change.attribute())) {
          return Optional.of("writes preserved " + change);
        }
        if (bios.dialect().unlock() == Unlock.NEXT_RESET && machine.locks(change.attribute())) {
          return Optional.of(wanted + ": refused at once: " + change);
        }
        writes.put(change.attribute(), change.to());
      }
      if (writes.isEmpty()) return Optional.of(wanted + ": nothing in pass " + pass);
      machine.reset(writes);
    }
    var refused = plan.faults().stream().map(BiosFault::attribute).toList();
    for (var wish : wanted.entrySet()) {
      if (refused.contains(wish.getKey()) || preserve.contains(wish.getKey())) continue;
      if (!machine.has(wish.getKey(), wish.getValue())) {
        return Optional.of(
            wish + " is " + machine.values().get(wish.getKey()) + " in the end; " + plan);
      }
    }
    for (var effect : plan.sideEffects()) {
      var name = effect.substring(0, effect.indexOf(' '));
      if (Objects.equals(machine.values().get(name), model.values().get(name))) {
        return Optional.of(wanted + ": no side effect came of " + effect);
      }
    }
    return again(bios, wanted, refused, machine, preserve);
  }

  private static Optional<String> again(
      RecordedBios bios,
      Map<String, Object> wanted,
      List<String> refused,
      ModelBios machine,
      List<String> preserve) {
    var met = new HashMap<>(wanted);
    refused.forEach(met::remove);
    var second = bios.compareWith(machine.values(), met, preserve.toArray(String[]::new));
    return second.changes().isEmpty() && second.faults().isEmpty()
        ? Optional.empty()
        : Optional.of(met + ": planned again: " + second);
  }

  private static List<String> shown(List<String> all) {
    if (all.size() <= MOST_SHOWN) return all;
    var some = new ArrayList<>(all.subList(0, MOST_SHOWN));
    some.add("and " + (all.size() - MOST_SHOWN) + " more");
    return some;
  }
}
