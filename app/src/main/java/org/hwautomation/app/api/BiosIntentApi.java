package org.hwautomation.app.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What one can want of any BIOS, and what that comes to on one server. Changes nothing.
@RestController
class BiosIntentApi {

  private final Fleet fleet;

  BiosIntentApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /// @param values value → what it means; empty when `list`
  /// @param list takes a list of the operator's own words
  record IntentBody(String name, String sentence, Map<String, String> values, boolean list) {
    static IntentBody of(Intent intent) {
      return new IntentBody(intent.name(), intent.sentence(), intent.values(), intent.takesList());
    }
  }

  @GetMapping("/api/v1/bios/intents")
  PageBody<IntentBody> intents(Actor actor) {
    return new PageBody<>(
        fleet.biosIntents().catalog(actor).stream().map(IntentBody::of).toList(), null);
  }

  /// @param attributes attributes that are wanted by name at the same time, to find conflicts
  record WishBody(@NotNull Map<String, Object> intents, @Nullable Map<String, Object> attributes) {}

  /// @param result `met` or `unmet`
  /// @param settings the attributes that it comes to; empty when it is not met
  /// @param holdsAlready nothing needs to be changed for it
  /// @param evidence what shows that these attributes mean it
  /// @param reason why it is not met, for programs: `not-offered`, `locked` …; null when it is
  /// @param suggestions what was perhaps meant, or what the server offers
  record OutcomeBody(
      String intent,
      String value,
      String result,
      Map<String, Object> settings,
      boolean holdsAlready,
      @Nullable String evidence,
      @Nullable String reason,
      @Nullable String message,
      List<String> suggestions) {

    static OutcomeBody of(IntentOutcome outcome) {
      return switch (outcome) {
        case IntentOutcome.Met(var intent, var value, var settings, var holds, var evidence) ->
            new OutcomeBody(intent, value, "met", settings, holds, evidence, null, null, List.of());
        case IntentOutcome.Unmet(var intent, var value, var reason, var message, var suggestions) ->
            new OutcomeBody(
                intent,
                value,
                "unmet",
                Map.of(),
                false,
                null,
                reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                message,
                suggestions);
      };
    }
  }

  record ConflictBody(String attribute, List<String> wishes, String message) {}

  /// @param complete every intent is met, and all of them together
  /// @param settings all attributes that the met intents come to
  record ResolutionBody(
      boolean complete,
      List<OutcomeBody> intents,
      List<ConflictBody> conflicts,
      Map<String, Object> settings) {

    static ResolutionBody of(IntentResolution resolution) {
      return new ResolutionBody(
          resolution.isComplete(),
          resolution.outcomes().stream().map(OutcomeBody::of).toList(),
          resolution.conflicts().stream()
              .map(found -> new ConflictBody(found.attribute(), found.wishes(), found.message()))
              .toList(),
          resolution.settings());
    }
  }

  /// Asks the server for its BIOS settings of now and says what the intents come to, or why not.
  @PostMapping("/api/v1/servers/{id}/bios/intents")
  ResolutionBody resolve(Actor actor, @PathVariable String id, @Valid @RequestBody WishBody body) {
    actor.require(Permission.READ);
    var server = fleet.servers().byIdOrName(id);
    return ResolutionBody.of(
        fleet
            .biosIntents()
            .resolve(
                actor,
                server.id(),
                BiosProfileApi.words(body.intents()),
                body.attributes() == null ? Map.of() : body.attributes()));
  }
}
