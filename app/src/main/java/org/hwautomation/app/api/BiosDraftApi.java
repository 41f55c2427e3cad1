package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.BiosRisk;
import org.hwautomation.fleet.bios.draft.DraftCheck;
import org.hwautomation.fleet.bios.view.AttributeFinder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Helps to write a BIOS change: which attributes there are, and what a draft comes to. By what was
/// read last, without a call to the BMC; the plan has the last word.
@RestController
class BiosDraftApi {

  private static final int MOST_ATTRIBUTES = 1_000;

  private final Fleet fleet;

  BiosDraftApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /// @param attributes attribute → value
  record DraftBody(@NotNull Map<String, Object> attributes) {}

  /// @param code as in the faults of a plan
  /// @param suggestions nearest names or values
  record FaultBody(String code, String message, List<String> suggestions) {
    static FaultBody of(BiosFault fault) {
      return new FaultBody(fault.code(), fault.message(), fault.suggestions());
    }
  }

  /// @param name as this server has it
  /// @param standing `changes`, `already-so`, `preserved` or `faulty`
  /// @param pass before which restart it is written; 0 when it is not
  /// @param risks what may happen, in sentences
  record WishBody(
      String wanted,
      String name,
      String displayName,
      String standing,
      BiosBody.@Nullable ValueBody from,
      BiosBody.@Nullable ValueBody to,
      int pass,
      List<FaultBody> faults,
      List<String> risks) {

    static WishBody of(DraftCheck.Wish wish) {
      return new WishBody(
          wish.wanted(),
          wish.attribute(),
          wish.displayName(),
          word(wish.standing()),
          BiosBody.ValueBody.of(wish.from()),
          BiosBody.ValueBody.of(wish.to()),
          wish.pass(),
          wish.faults().stream().map(FaultBody::of).toList(),
          wish.risks().stream().map(BiosRisk::text).toList());
    }
  }

  /// What has to be set so that the draft can be.
  record BesidesBody(
      String name,
      String displayName,
      BiosBody.@Nullable ValueBody from,
      BiosBody.@Nullable ValueBody to,
      String reason,
      int pass,
      List<String> risks) {

    static BesidesBody of(DraftCheck.Besides besides) {
      return new BesidesBody(
          besides.attribute(),
          besides.displayName(),
          BiosBody.ValueBody.of(besides.from()),
          BiosBody.ValueBody.of(besides.to()),
          besides.reason(),
          besides.pass(),
          besides.risks().stream().map(BiosRisk::text).toList());
    }
  }

  /// What becomes of an attribute that is not written.
  ///
  /// @param kind `unlocked`, `locked`, `moved` (the BIOS gives it another value by itself) or
  ///   `offers` (other values can be chosen)
  /// @param because names of the changed attributes that bring it about
  /// @param to the value that the BIOS gives it; absent otherwise
  /// @param values what can be chosen then, of an enumeration
  record EffectBody(
      String kind,
      String name,
      String displayName,
      List<String> because,
      BiosBody.@Nullable ValueBody to,
      List<String> values,
      String text) {

    static EffectBody of(DraftCheck.Effect effect) {
      return new EffectBody(
          word(effect.kind()),
          effect.attribute(),
          effect.displayName(),
          effect.because(),
          BiosBody.ValueBody.of(effect.to()),
          effect.values(),
          effect.text());
    }
  }

  /// @param snapshot the values that it was laid beside
  /// @param possible nothing known stands in the way
  /// @param restarts how often the host must be restarted for it
  /// @param faults those of no single attribute
  record CheckBody(
      UUID snapshot,
      Instant readAt,
      boolean possible,
      int restarts,
      List<WishBody> attributes,
      List<BesidesBody> besides,
      List<EffectBody> effects,
      List<FaultBody> faults) {

    static CheckBody of(DraftCheck check) {
      return new CheckBody(
          check.snapshot(),
          check.readAt(),
          check.possible(),
          check.restarts(),
          check.wishes().stream().map(WishBody::of).toList(),
          check.besides().stream().map(BesidesBody::of).toList(),
          check.effects().stream().map(EffectBody::of).toList(),
          check.faults().stream().map(FaultBody::of).toList());
    }
  }

  /// @param kinds of machines among the servers, told apart by vendor, model and BIOS version
  /// @param known of how many of them the BIOS was read
  record AttributesBody(int kinds, int known, List<AttributeFinder.Attribute> items) {}

  /// The attributes that some servers have, for who writes a change for all of them.
  ///
  /// @param server ids or names; repeat for more
  /// @param query text search instead of names, as in the list of servers
  /// @param q words that stand in name or display name
  @GetMapping("/api/v1/bios/attributes")
  AttributesBody attributes(
      Actor actor,
      @RequestParam(name = "server", required = false) @Nullable List<String> servers,
      @RequestParam(required = false) @Nullable String query,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "20") int limit) {
    actor.require(Permission.READ);
    var ids = new NamedServers(fleet).of(servers, query);
    var found =
        fleet
            .attributeFinder()
            .find(fleet.servers().all(ids), q, Math.clamp(limit, 1, MOST_ATTRIBUTES));
    return new AttributesBody(found.kinds(), found.known(), found.attributes());
  }

  @PostMapping("/api/v1/servers/{id}/bios/check")
  CheckBody check(Actor actor, @PathVariable String id, @Valid @RequestBody DraftBody body) {
    var server = fleet.servers().byIdOrName(id);
    return CheckBody.of(fleet.biosDrafts().check(actor, server, body.attributes()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
