package org.hwautomation.simulator.machine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hwautomation.simulator.clock.MachineClock;
import org.hwautomation.simulator.exchange.Errors;
import org.hwautomation.simulator.fault.Faults;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.databind.JsonNode;

/// One simulated server with its BMC. Everything about it happens under its one lock: the server
/// takes it for a request, [#inside] for anyone else.
public final class Machine {

  private final MachineSpec spec;
  private final Profile profile;
  private final Traits traits;
  private final ResourceTree tree;
  private final MachineClock clock;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Errors errors;
  private final History history = new History();
  private final Faults faults = new Faults();
  private final Accounts accounts;
  private final Sessions sessions;
  private final Firmware firmware;
  private final TaskList tasks;
  private final Host host;
  private final Bmc bmc;
  private final Events events;
  private final List<Behaviour> behaviours;

  /// @param standard the plain DMTF behaviours that come after the profile's own
  public Machine(
      MachineSpec spec, Profile profile, List<Behaviour> standard, InstantSource realTime) {
    this.spec = spec;
    this.profile = profile;
    this.traits = profile.traits();
    this.tree = profile.tree().fork();
    this.clock = new MachineClock(realTime, spec.timeScale());
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(spec.seed());
    this.errors = new Errors(traits.errors());
    this.accounts = new Accounts(this);
    this.sessions = new Sessions(this);
    this.firmware = new Firmware(this);
    this.tasks = new TaskList(this);
    this.host = new Host(this);
    this.bmc = new Bmc(this);
    this.events = new Events(this);
    profile.individualise(this);
    var all = new ArrayList<>(profile.behaviours());
    all.addAll(standard);
    this.behaviours = List.copyOf(all);
    for (var behaviour : behaviours) behaviour.onStart(this);
  }

  /// Runs something under the machine's lock, after what was due before it.
  public <T> T inside(Supplier<T> what) {
    lock.lock();
    try {
      clock.drain();
      return what.get();
    } finally {
      lock.unlock();
    }
  }

  public void inside(Runnable what) {
    inside(() -> {
      what.run();
      return null;
    });
  }

  public String name() {
    return spec.name();
  }

  public int index() {
    return spec.index();
  }

  public MachineSpec spec() {
    return spec;
  }

  public Profile profile() {
    return profile;
  }

  public Traits traits() {
    return traits;
  }

  public ResourceTree tree() {
    return tree;
  }

  public MachineClock clock() {
    return clock;
  }

  /// Random numbers that only depend on the fleet's seed and the machine's index.
  public RandomGenerator random() {
    return random;
  }

  public Errors errors() {
    return errors;
  }

  public History history() {
    return history;
  }

  public Faults faults() {
    return faults;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Firmware firmware() {
    return firmware;
  }

  public TaskList tasks() {
    return tasks;
  }

  public Host host() {
    return host;
  }

  public Bmc bmc() {
    return bmc;
  }

  public Events events() {
    return events;
  }

  public List<Behaviour> behaviours() {
    return behaviours;
  }

  /// Records that a setting took a new value.
  public void attributeChanged(String attribute, String from, String to, String who) {
    history.add(new Happening.AttributeChange(clock.instant(), attribute, from, to, who));
  }

  /// Records all in which two sets of settings differ.
  public void attributesChanged(JsonNode before, JsonNode now, UnaryOperator<String> writer) {
    for (var one : now.properties()) {
      var name = one.getKey();
      if (one.getValue().equals(before.get(name))) continue;
      attributeChanged(
          name, before.path(name).asString(""), one.getValue().asString(""), writer.apply(name));
    }
  }

  @Override
  public String toString() {
    return "Machine[" + spec.name() + ", " + profile.id() + "]";
  }
}
