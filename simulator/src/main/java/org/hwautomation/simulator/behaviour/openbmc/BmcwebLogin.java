package org.hwautomation.simulator.behaviour.openbmc;

import java.util.Optional;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.Machine;

/// bmcweb calls a wrong password `ResourceAtUriUnauthorized`, about the collection of sessions.
public final class BmcwebLogin implements Behaviour {

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (!request.is("POST", machine.sessions().collection())) return Optional.empty();
    var user = request.json().path("UserName");
    var password = request.json().path("Password");
    if (!user.isString() || !password.isString()) return Optional.empty();
    if (machine.accounts().accepts(user.asString(), password.asString())) return Optional.empty();
    machine.history().add(new Happening.LoginFailed(machine.clock().instant(), user.asString()));
    return Optional.of(
        machine
            .errors()
            .base(
                401,
                "ResourceAtUriUnauthorized",
                machine.sessions().collection(),
                "Invalid username or password"));
  }
}
