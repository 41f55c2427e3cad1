package org.hwautomation.driver.intent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hwautomation.driver.bios.AttributeJudge;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.intent.IntentOutcome.Met;

/// Finds which of several wishes, each good by itself, cannot be had together: because two want one
/// attribute differently, or because what one sets locks or changes what the other needs.
final class IntentConflicts {

  /// One intent, or all attributes that were given by name.
  private record Wish(String text, Map<String, Object> settings, boolean byName) {
    String over(String attribute) {
      return byName && settings.containsKey(attribute)
          ? attribute + " = " + settings.get(attribute)
          : text;
    }
  }

  private final AttributeJudge judge;
  private final Function<Map<String, Object>, List<BiosFault>> faults;
  private final List<Wish> wishes = new ArrayList<>();
  private final List<IntentConflict> conflicts = new ArrayList<>();

  IntentConflicts(
      AttributeJudge judge,
      Function<Map<String, Object>, List<BiosFault>> faults,
      List<Met> met,
      Map<String, Object> besides) {
    this.judge = judge;
    this.faults = faults;
    for (var one : met) {
      wishes.add(new Wish(one.intent() + ": " + one.value(), one.settings(), false));
    }
    if (!besides.isEmpty()) wishes.add(new Wish("the attributes given by name", besides, true));
  }

  List<IntentConflict> find() {
    for (int i = 0; i < wishes.size(); i++) {
      for (int j = i + 1; j < wishes.size(); j++) overOneAttribute(wishes.get(i), wishes.get(j));
    }
    if (conflicts.isEmpty() && wishes.size() > 1) throughTheBios();
    return conflicts;
  }

  private void overOneAttribute(Wish one, Wish other) {
    one.settings()
        .forEach((name, value) -> {
          var others = other.settings().get(name);
          if (others == null || judge.same(name, value, others)) return;
          conflicts.add(
              new IntentConflict(
                  name,
                  List.of(one.over(name), other.over(name)),
                  "%s wants %s = %s, but %s."
                      .formatted(
                          one.text(),
                          name,
                          value,
                          other.byName()
                              ? "it is given by name as " + others
                              : other.text() + " wants " + others)));
        });
  }

  /// All together first, which is nearly always good; only then pair by pair.
  private void throughTheBios() {
    var all = new LinkedHashMap<String, Object>();
    for (var wish : wishes) all.putAll(wish.settings());
    if (faults.apply(all).isEmpty()) return;
    for (int i = 0; i < wishes.size(); i++) {
      for (int j = i + 1; j < wishes.size(); j++) throughTheBios(wishes.get(i), wishes.get(j));
    }
  }

  private void throughTheBios(Wish one, Wish other) {
    var both = new LinkedHashMap<>(one.settings());
    both.putAll(other.settings());
    var known = new ArrayList<>(faults.apply(one.settings()));
    known.addAll(faults.apply(other.settings()));
    for (var fault : faults.apply(both)) {
      if (known.contains(fault)) continue; // wrong by itself: its own outcome says so
      var attribute = fault.attribute();
      conflicts.add(
          new IntentConflict(
              attribute,
              List.of(one.over(attribute), other.over(attribute)),
              "%s and %s do not go together: %s"
                  .formatted(one.text(), other.text(), fault.message())));
    }
  }
}
