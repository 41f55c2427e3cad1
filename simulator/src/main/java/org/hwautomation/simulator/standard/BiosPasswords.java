package org.hwautomation.simulator.standard;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.ResourcePath;

/// `Bios.ChangePassword`: the old password must be right now, the new one is in force after POST.
public final class BiosPasswords implements Behaviour {

  private final PasswordVault vault;
  private String bios = "";
  private String target = "";

  public BiosPasswords() {
    this(Set.of(), PasswordVault.Described.BY_BIOS);
  }

  /// @param documented names of a vendor whose action says none
  public BiosPasswords(Set<String> documented, PasswordVault.Described described) {
    vault = new PasswordVault(documented, described);
  }

  @Override
  public void onStart(Machine machine) {
    for (var system : machine.host().systems()) {
      var link = machine.tree().link(system, "Bios").map(ResourcePath::clean);
      if (link.isEmpty()) continue;
      bios = link.get();
      target = machine.tree().at(bios, "/Actions/#Bios.ChangePassword/target").asString("");
    }
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    boolean mine = !target.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(target));
    return mine ? Set.of("POST") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (target.isEmpty() || !request.is("POST", target)) return Optional.empty();
    if (machine.faults().strikes(Condition.POST_BUSY, machine, request.path())) {
      return Optional.of(machine.errors().base(400, "ResourceInUse"));
    }
    return vault
        .stage(request, bios, machine)
        .or(() -> Optional.of(machine.errors().base(200, "Success")));
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    vault.apply(machine);
  }
}
