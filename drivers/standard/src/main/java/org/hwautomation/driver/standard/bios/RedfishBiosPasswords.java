package org.hwautomation.driver.standard.bios;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;
import org.hwautomation.driver.standard.AllowedValues;
import org.hwautomation.driver.standard.Offered;
import org.hwautomation.driver.standard.RedfishReadiness;
import org.hwautomation.redfish.client.ActionTarget;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistry.Attribute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// BIOS passwords by `Bios.ChangePassword`. Which there are is said by the action, else by the
/// registry's password attributes, else by the vendor's documents.
///
/// @param settings for the registry
/// @param documented names for services that say none
/// @param shown how a vendor shows that a password is set
public record RedfishBiosPasswords(
    BiosResource bios, BiosConfiguration settings, Set<String> documented, Shown shown)
    implements BiosPasswords, Offered {

  /// Whether a password is set, as far as one can see.
  @FunctionalInterface
  public interface Shown {
    Shown NOT_AT_ALL = (_, _) -> State.UNKNOWN;

    State of(String password, BiosResource bios);
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public boolean isOffered() {
    return bios.exists() && action().isPresent() && !names().isEmpty();
  }

  private Optional<ActionTarget> action() {
    try {
      return bios.known().action("Bios.ChangePassword");
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.LicenseRequired) return Optional.empty();
      throw e;
    }
  }

  private Set<String> names() {
    var target = action();
    if (target.isPresent()) {
      var said = AllowedValues.of(bios.resources().bmc(), target.get(), "PasswordName");
      if (!said.isEmpty()) return said;
    }
    var names = new LinkedHashSet<String>();
    for (var attribute : described()) {
      if (!attribute.hidden()) names.add(attribute.name());
    }
    return names.isEmpty() ? documented : names;
  }

  private List<Attribute> described() {
    return settings.registry().stream()
        .flatMap(registry -> registry.attributes().values().stream())
        .filter(attribute -> attribute.type() == AttributeRegistry.Type.PASSWORD)
        .toList();
  }

  /// Supermicro's registry has a suffix that its action does not want.
  private Optional<Attribute> described(String name) {
    return described().stream()
        .filter(one -> one.name().equals(name) || one.name().startsWith(name + "_"))
        .findFirst();
  }

  @Override
  public List<Password> passwords() {
    var passwords = new ArrayList<Password>();
    for (var name : names()) {
      var rule = described(name);
      passwords.add(
          new Password(
              name,
              rule.map(Attribute::displayName).filter(text -> !text.isEmpty()).orElse(name),
              rule.map(Attribute::minLength).orElse(0),
              rule.map(Attribute::maxLength).orElse(null),
              shown.of(name, bios)));
    }
    return passwords;
  }

  @Override
  public List<BiosFault> faults(Change wanted) {
    var found = passwords().stream().filter(one -> one.name().equals(wanted.name())).findFirst();
    if (found.isEmpty()) {
      var names = List.copyOf(names());
      return List.of(
          new BiosFault(
              wanted.name(),
              "unknown-attribute",
              "this BIOS has no password " + wanted.name() + "; it has " + names,
              names));
    }
    var expression = described(wanted.name()).map(Attribute::valueExpression).orElse("");
    return new PasswordRules(found.get(), expression).faults(wanted);
  }

  /// What waits cannot be seen. Sending the same again before the reset changes nothing.
  @Override
  public Optional<JsonNode> underway(Change wanted) {
    return Optional.empty();
  }

  @Override
  public JsonNode stage(Change wanted) {
    send(wanted);
    return JsonNodeFactory.instance.objectNode().put("password", wanted.name());
  }

  /// The action's answer, for vendors whose way goes on from there.
  public Reply send(Change wanted) {
    var target = action().orElseThrow(this::none).target();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("PasswordName", wanted.name())
            .put("OldPassword", wanted.old().reveal())
            .put("NewPassword", wanted.replacement().reveal());
    try {
      return bios.resources().bmc().post(target, body);
    } catch (RedfishException e) {
      throw new WithheldSecrets(wanted.old(), wanted.replacement()).in(e);
    }
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var system = bios.resources().system(Freshness.FRESH);
    return RedfishReadiness.inPost(system)
        ? new BiosApplyState.Applying(
            null, "host is in POST (" + RedfishReadiness.bootProgress(system) + ")")
        : new BiosApplyState.Finished("the BMC does not show whether a password waits");
  }

  @Override
  public List<BiosVerdict> verify(Change wanted) {
    var state = shown.of(wanted.name(), bios);
    var result =
        switch (state) {
          case SET -> wanted.clears() ? Result.IGNORED : Result.APPLIED;
          case NOT_SET -> wanted.clears() ? Result.APPLIED : Result.IGNORED;
          case UNKNOWN -> Result.UNPROVEN;
        };
    var text =
        switch (result) {
          case UNPROVEN -> "accepted; nothing on this server shows whether the password holds";
          case IGNORED -> "the password is still " + (wanted.clears() ? "set" : "not set");
          case APPLIED, REJECTED, CHANGED_BY_BIOS -> "";
        };
    return List.of(
        new BiosVerdict(
            wanted.name(), wanted.clears() ? "not set" : "set", said(state), result, text));
  }

  private static String said(State state) {
    return switch (state) {
      case SET -> "set";
      case NOT_SET -> "not set";
      case UNKNOWN -> "unknown";
    };
  }

  private RedfishException none() {
    return new RedfishException(
        new Failure.NotSupported(
            new Where(bios.resources().name(), "POST Bios.ChangePassword", bios.active().path()),
            List.of()));
  }
}
