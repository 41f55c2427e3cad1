package org.hwautomation.fleet.firmware;

import java.util.List;
import java.util.function.Function;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.fleet.devicetype.BaselineEntry;
import org.hwautomation.fleet.devicetype.Catalog;
import org.hwautomation.fleet.firmware.ComponentVerdict.Decision;

/// What one component should run, looked at alone.
record ComponentChoice(
    Identity identity,
    Catalog catalog,
    Versions versions,
    Function<CatalogEntry, ImageState> images,
    boolean allowDowngrade) {

  Component choose(FirmwareItem item, BaselineEntry line) {
    if (line == Component.NO_LINE) {
      return without(
          item, "", VersionOrder.UNKNOWN, Decision.NOT_WANTED, "The baseline does not name it.");
    }
    return line.wantsLatest() ? latest(item) : named(item, line.version());
  }

  private Component latest(FirmwareItem item) {
    var candidates = catalog.firmware().candidates(identity, item);
    if (candidates.isEmpty()) {
      return without(
          item,
          "",
          VersionOrder.UNKNOWN,
          Decision.NOT_WANTED,
          "The firmware repository has no image for it.");
    }
    var ordered = versions.newestFirst(item, candidates);
    if (ordered.isEmpty()) {
      return without(
          item,
          "",
          VersionOrder.UNKNOWN,
          Decision.NOT_COMPARABLE,
          "Its images (%s) cannot be put in order; name the version in the baseline."
              .formatted(
                  String.join(", ", candidates.stream().map(CatalogEntry::version).toList())));
    }
    var newer =
        ordered.get().stream()
            .filter(entry -> versions.compare(item, entry.version()) == VersionOrder.OLDER)
            .toList();
    if (!newer.isEmpty()) return selected(item, newer, true, VersionOrder.OLDER);
    var newest = ordered.get().getFirst().version();
    var order = versions.compare(item, newest);
    return switch (order) {
      case SAME, OLDER ->
          without(item, newest, order, Decision.UP_TO_DATE, "Runs the newest version.");
      case NEWER ->
          without(
              item,
              newest,
              order,
              Decision.UP_TO_DATE,
              "Runs a newer version than the repository has.");
      case UNKNOWN -> notComparable(item, newest, "name the version in the baseline.");
    };
  }

  private Component named(FirmwareItem item, String wanted) {
    var order = versions.compare(item, wanted);
    var image =
        catalog.firmware().candidates(identity, item).stream()
            .filter(entry ->
                entry.version().equals(wanted)
                    || versions.compare(item, entry.version(), wanted) == VersionOrder.SAME)
            .findFirst();
    return switch (order) {
      case SAME -> without(item, wanted, order, Decision.UP_TO_DATE, "Runs the wanted version.");
      case NEWER ->
          allowDowngrade
              ? withImage(item, wanted, order, image)
              : without(
                  item,
                  wanted,
                  order,
                  Decision.WOULD_DOWNGRADE,
                  "Runs %s, which is newer than the wanted %s; going back was not asked for."
                      .formatted(item.version(), wanted));
      // Asked for by name: the one case in which a version that cannot be compared is installed.
      case UNKNOWN, OLDER -> withImage(item, wanted, order, image);
    };
  }

  private Component withImage(
      FirmwareItem item,
      String wanted,
      VersionOrder order,
      java.util.Optional<CatalogEntry> image) {
    return image
        .map(entry -> selected(item, List.of(entry), false, order))
        .orElseGet(() ->
            without(
                item,
                wanted,
                order,
                Decision.BLOCKED,
                "The firmware repository has no image of %s %s for %s %s."
                    .formatted(item.component(), wanted, identity.vendor(), identity.model())));
  }

  private Component selected(
      FirmwareItem item, List<CatalogEntry> choices, boolean mayFallBack, VersionOrder order) {
    var best = choices.getFirst();
    if (!item.updateable()) {
      return without(
          item,
          best.version(),
          order,
          Decision.BLOCKED,
          "Its BMC says that %s cannot be updated.".formatted(item.component()));
    }
    var reason =
        switch (order) {
          case OLDER -> "Runs %s, wanted is %s.".formatted(item.version(), best.version());
          case NEWER ->
              "Goes back from %s to %s, as asked.".formatted(item.version(), best.version());
          case UNKNOWN, SAME ->
              "Runs %s, which cannot be compared; the baseline names %s."
                  .formatted(item.version(), best.version());
        };
    var component =
        new Component(item, best.version(), choices, mayFallBack, order, Decision.SELECTED, reason);
    imageFault(best, images).ifPresent(component::block);
    return component;
  }

  static java.util.Optional<String> imageFault(
      CatalogEntry entry, Function<CatalogEntry, ImageState> images) {
    return switch (images.apply(entry)) {
      case PRESENT -> java.util.Optional.empty();
      case MISSING ->
          java.util.Optional.of(
              "The image %s (%s) is not in the repository; import it."
                  .formatted(entry.file(), entry.where()));
      case CORRUPT ->
          java.util.Optional.of(
              "The image %s (%s) is damaged; import it again."
                  .formatted(entry.file(), entry.where()));
    };
  }

  private static Component notComparable(FirmwareItem item, String wanted, String whatToDo) {
    return without(
        item,
        wanted,
        VersionOrder.UNKNOWN,
        Decision.NOT_COMPARABLE,
        "Runs %s, which cannot be compared with %s; %s"
            .formatted(item.version(), wanted, whatToDo));
  }

  private static Component without(
      FirmwareItem item, String wanted, VersionOrder order, Decision decision, String reason) {
    return new Component(item, wanted, List.of(), false, order, decision, reason);
  }
}
