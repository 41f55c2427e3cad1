package org.hwautomation.simulator.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.simulator.machine.Profile;

/// What fleet to simulate. Begin with [#of] or [#demo] and change what differs.
///
/// @param machines one profile each, in order
/// @param seed everything random follows from it
/// @param addressing how BMCs get their addresses
/// @param latency of each answer, in real time
/// @param timeScale virtual seconds per real second; 0 = time moves by hand
/// @param faults preset ids by machine index; a list shorter than the fleet leaves the rest sound
/// @param controlPort of the control API; 0 = any free one, -1 = none
public record FleetSpec(
    List<Profile> machines,
    long seed,
    Addressing addressing,
    String user,
    String password,
    Duration latency,
    double timeScale,
    List<List<String>> faults,
    int controlPort) {

  public FleetSpec {
    machines = List.copyOf(machines);
    faults = faults.stream().map(List::copyOf).toList();
  }

  /// Where BMCs listen; always on loopback.
  public sealed interface Addressing {
    /// 127.0.0.1 with the ports from `basePort` on; 0 = any free port each.
    record Ports(int basePort) implements Addressing {}

    /// An address of 127/8 for each, from 127.1.0.2 on, all with one port.
    record Addresses(int port) implements Addressing {}
  }

  /// One machine of each profile named.
  public static FleetSpec of(String... profiles) {
    var machines = new ArrayList<Profile>();
    for (var id : profiles) machines.add(Profiles.named(id));
    return of(machines);
  }

  public static FleetSpec of(List<Profile> machines) {
    return new FleetSpec(
        machines,
        1,
        new Addressing.Ports(0),
        "admin",
        "simulated-Passw0rd",
        Duration.ZERO,
        1,
        List.of(),
        -1);
  }

  /// `count` machines, taking the profiles in turn.
  public static FleetSpec mixed(int count, List<String> profiles) {
    var machines = new ArrayList<Profile>();
    for (int i = 0; i < count; i++) machines.add(Profiles.named(profiles.get(i % profiles.size())));
    return of(machines);
  }

  public FleetSpec withSeed(long other) {
    return new FleetSpec(
        machines, other, addressing, user, password, latency, timeScale, faults, controlPort);
  }

  public FleetSpec withAddressing(Addressing other) {
    return new FleetSpec(
        machines, seed, other, user, password, latency, timeScale, faults, controlPort);
  }

  public FleetSpec withCredentials(String otherUser, String otherPassword) {
    return new FleetSpec(
        machines,
        seed,
        addressing,
        otherUser,
        otherPassword,
        latency,
        timeScale,
        faults,
        controlPort);
  }

  public FleetSpec withLatency(Duration other) {
    return new FleetSpec(
        machines, seed, addressing, user, password, other, timeScale, faults, controlPort);
  }

  public FleetSpec withTimeScale(double other) {
    return new FleetSpec(
        machines, seed, addressing, user, password, latency, other, faults, controlPort);
  }

  public FleetSpec withFaults(List<List<String>> other) {
    return new FleetSpec(
        machines, seed, addressing, user, password, latency, timeScale, other, controlPort);
  }

  public FleetSpec withControlPort(int other) {
    return new FleetSpec(
        machines, seed, addressing, user, password, latency, timeScale, faults, other);
  }

  @Override
  public String toString() {
    return "FleetSpec[" + machines.size() + " machines]";
  }
}
