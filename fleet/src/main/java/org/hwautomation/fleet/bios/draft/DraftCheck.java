package org.hwautomation.fleet.bios.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.view.BiosAttribute.Value;

/// What a draft of a change comes to over the values that were read last.
///
/// @param snapshot the values it was laid beside
/// @param readAt when the server last showed these
/// @param wishes in the order of the draft
/// @param besides what has to be set so that the wishes can be
/// @param effects what happens to attributes that nobody asked for
/// @param restarts how often the host must be restarted for all of it
/// @param faults those of no single wish
public record DraftCheck(
    UUID snapshot,
    Instant readAt,
    List<Wish> wishes,
    List<Besides> besides,
    List<Effect> effects,
    int restarts,
    List<BiosFault> faults) {

  public DraftCheck {
    wishes = List.copyOf(wishes);
    besides = List.copyOf(besides);
    effects = List.copyOf(effects);
    faults = List.copyOf(faults);
  }

  public boolean possible() {
    return faults.isEmpty() && wishes.stream().allMatch(wish -> wish.faults().isEmpty());
  }

  /// How a wish stands.
  public enum Standing {
    CHANGES,
    ALREADY_SO,
    /// The device type's preserve list keeps it from being written.
    PRESERVED,
    FAULTY
  }

  /// One attribute of the draft.
  ///
  /// @param wanted the name as it was written
  /// @param attribute the server's own name; as written when the server has none like it
  /// @param pass before which restart it is written, from 1; 0 when it is not
  public record Wish(
      String wanted,
      String attribute,
      String displayName,
      Standing standing,
      Value from,
      Value to,
      int pass,
      List<BiosFault> faults,
      List<BiosRisk> risks) {}

  /// @param reason `SysProfile must be Custom before ProcPwrPerf can be set`
  public record Besides(
      String attribute,
      String displayName,
      Value from,
      Value to,
      String reason,
      int pass,
      List<BiosRisk> risks) {}

  /// What becomes of an attribute that is not written.
  public enum Kind {
    UNLOCKED,
    LOCKED,
    /// The BIOS gives it another value by itself.
    MOVED,
    /// Other values can be chosen.
    OFFERS
  }

  /// @param because the changed attributes that bring it about
  /// @param to with [Kind#MOVED]
  /// @param values with [Kind#UNLOCKED] and [Kind#OFFERS]: what can be chosen then; empty for what
  ///   is no enumeration
  /// @param text in a sentence
  public record Effect(
      Kind kind,
      String attribute,
      String displayName,
      List<String> because,
      Value to,
      List<String> values,
      String text) {}
}
