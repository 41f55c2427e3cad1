package org.hwautomation.simulator.machine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.image.Inspection;

/// The components of one machine and what really is in their flash. How and when a client may see
/// it is the vendor's behaviour: it calls [#flash] when an image is written and [#activate] when it
/// begins to run, and then shows the version in the tree.
public final class Firmware {

  private final Machine machine;
  private final Map<String, FirmwareComponent> components = new LinkedHashMap<>();

  Firmware(Machine machine) {
    this.machine = machine;
  }

  /// Makes a component known, at start.
  public void add(FirmwareComponent component) {
    components.put(component.id(), component);
  }

  public Collection<FirmwareComponent> components() {
    return List.copyOf(components.values());
  }

  public Optional<FirmwareComponent> component(String id) {
    return Optional.ofNullable(components.get(id));
  }

  /// Writes an image into a component and records it. With the fault *wrong version after flash*
  /// the component will go on running what it ran.
  public void flash(String id, Inspection.Genuine image) {
    flash(id, image.image().version(), image.sha256());
  }

  /// Writes a version of which the machine already has the image (a rollback, an image in its own
  /// repository).
  public void flash(String id, String toVersion, org.hwautomation.base.Sha256 image) {
    var before = components.get(id);
    if (before == null) throw new IllegalArgumentException("no component " + id);
    var wrong = machine.faults().strikes(Condition.WRONG_VERSION_AFTER_FLASH, machine, id);
    var to = wrong ? before.version() : toVersion;
    components.put(id, before.withStaged(to));
    machine
        .history()
        .add(new Happening.Flash(machine.clock().instant(), id, before.version(), to, image));
  }

  /// What was written runs now; nothing happens when nothing waits.
  ///
  /// @return the component as it is afterwards
  public FirmwareComponent activate(String id) {
    var before = components.get(id);
    if (before == null) throw new IllegalArgumentException("no component " + id);
    if (before.staged().isEmpty()) return before;
    var after = before.activated();
    components.put(id, after);
    machine
        .history()
        .add(
            new Happening.Activated(
                machine.clock().instant(), id, before.version(), after.version()));
    return after;
  }
}
