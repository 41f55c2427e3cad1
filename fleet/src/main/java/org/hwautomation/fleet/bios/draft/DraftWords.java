package org.hwautomation.fleet.bios.draft;

import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.driver.bios.BiosEffect;
import org.hwautomation.driver.bios.BiosOutlook;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.draft.DraftCheck.Kind;
import org.hwautomation.fleet.bios.draft.DraftCheck.Standing;
import org.hwautomation.fleet.bios.registry.KnownRegistry;
import org.hwautomation.fleet.bios.view.AttributeWords;
import org.hwautomation.fleet.bios.view.BiosAttribute.Value;
import org.jspecify.annotations.Nullable;

/// Tells an outlook in the words of the setup screens.
final class DraftWords {

  private static final String WANTED = "wanted";

  private final AttributeWords words;
  private final BiosSettings live;
  private final BiosOutlook outlook;

  DraftWords(@Nullable KnownRegistry known, BiosSettings live, BiosOutlook outlook) {
    this.words = AttributeWords.of(known);
    this.live = live;
    this.outlook = outlook;
  }

  BiosOutlook outlook() {
    return outlook;
  }

  DraftCheck.Wish wish(String wanted, String name, Object value) {
    var faults =
        outlook.comparison().faults().stream()
            .filter(fault -> fault.attribute().equals(name) || fault.attribute().equals(wanted))
            .toList();
    var change =
        outlook.comparison().changes().stream()
            .filter(one -> one.attribute().equals(name))
            .findFirst();
    var standing =
        !faults.isEmpty()
            ? Standing.FAULTY
            : outlook.comparison().preserved().contains(wanted)
                ? Standing.PRESERVED
                : change.isPresent() ? Standing.CHANGES : Standing.ALREADY_SO;
    return new DraftCheck.Wish(
        wanted,
        name,
        words.displayName(name),
        standing,
        words.value(name, live.attributes().get(name)),
        words.value(name, change.map(BiosDifference::to).orElse(value)),
        change.map(BiosDifference::pass).orElse(0),
        faults,
        BiosRisk.of(name, words.displayName(name)));
  }

  List<DraftCheck.Besides> besides() {
    return outlook.comparison().changes().stream()
        .filter(change -> !change.reason().equals(WANTED))
        .map(change ->
            new DraftCheck.Besides(
                change.attribute(),
                words.displayName(change.attribute()),
                words.value(change.attribute(), change.from()),
                words.value(change.attribute(), change.to()),
                change.reason(),
                change.pass(),
                BiosRisk.of(change.attribute(), change.displayName())))
        .toList();
  }

  List<DraftCheck.Effect> effects() {
    return outlook.effects().stream().map(this::effect).toList();
  }

  private DraftCheck.Effect effect(BiosEffect effect) {
    var name = effect.attribute();
    return switch (effect) {
      case BiosEffect.Unlocked(var _, var because, var values) ->
          effect(Kind.UNLOCKED, effect, Value.NONE, values, "can be set" + with(because));
      case BiosEffect.Locked(var _, var _, var reason) ->
          effect(Kind.LOCKED, effect, Value.NONE, List.of(), "cannot be set any more, " + reason);
      case BiosEffect.Moved(var _, var _, var _, var to, var when) -> {
        var value = words.value(name, to);
        yield effect(
            Kind.MOVED,
            effect,
            value,
            List.of(),
            "becomes %s by itself: %s".formatted(value.text(), when));
      }
      case BiosEffect.Offers(var _, var because, var values) ->
          effect(
              Kind.OFFERS,
              effect,
              Value.NONE,
              values,
              "offers %s%s"
                  .formatted(
                      values.stream()
                          .map(value -> words.value(name, value).text())
                          .collect(Collectors.joining(", ")),
                      with(because)));
    };
  }

  private DraftCheck.Effect effect(
      Kind kind, BiosEffect effect, Value to, List<String> values, String sentence) {
    return new DraftCheck.Effect(
        kind,
        effect.attribute(),
        words.displayName(effect.attribute()),
        effect.because(),
        to,
        values,
        words.displayName(effect.attribute()) + " " + sentence);
  }

  /// ` with SysProfile=Custom`
  private String with(List<String> because) {
    return because.stream()
        .map(name -> words.displayName(name) + "=" + words.value(name, after(name)).text())
        .collect(Collectors.joining(" and ", " with ", ""));
  }

  private @Nullable Object after(String name) {
    return outlook.after().get(name);
  }
}
