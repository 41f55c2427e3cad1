package org.hwautomation.fleet.bios.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.BootOverride;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.step.BootFrom;

/// Whether some way of a server takes a boot device, and by which it will go.
record OverrideProspect(ConnectedServer server) {

  Prospect of(BiosOperation.OverrideBoot asked) {
    var takes = new ArrayList<BootOverride>();
    var notes = new ArrayList<String>();
    var offered = new LinkedHashSet<String>();
    var states = new ArrayList<BootOverride.State>();
    for (var way : server.ways(BootOverride.class)) {
      try {
        var why = refusal(way, asked);
        if (why.isEmpty()) takes.add(way);
        else notes.add("%s does not: %s".formatted(way.method(), why));
        for (var device : new TreeSet<>(way.allowed())) offered.add(OperationWords.word(device));
        states.add(way.state());
      } catch (RuntimeException e) {
        if (!BmcFailures.refusesMethod(e)) throw e;
        notes.add("%s does not answer: %s".formatted(way.method(), BmcFailures.describe(e)));
      }
    }
    if (takes.isEmpty()) return Prospects.refused(List.of(fault(asked, notes, offered)));
    var state = states.isEmpty() ? BootOverride.State.NOTHING : states.getFirst();
    return new Prospect(
        new Work.Immediate(new BootFrom(asked.device(), asked.duration(), asked.mode())),
        state.holds(asked.device(), asked.duration(), asked.mode()),
        List.of("boot device: " + said(state)),
        List.of(
            "boot device: "
                + said(new BootOverride.State(asked.device(), asked.duration(), asked.mode()))),
        takes.getFirst().method() == server.ways(BootOverride.class).getFirst().method()
            ? List.of()
            : notes,
        List.of());
  }

  /// Why a way does not do it; empty when it does.
  private static String refusal(BootOverride way, BiosOperation.OverrideBoot asked) {
    if (!way.allowed().contains(asked.device())) {
      return "it knows no device " + OperationWords.word(asked.device());
    }
    if (!way.durations().contains(asked.duration())) return "it sets a boot device only once";
    return way.modes().contains(asked.mode()) ? "" : "it does not choose between UEFI and legacy";
  }

  private static Fault fault(
      BiosOperation.OverrideBoot asked, List<String> notes, LinkedHashSet<String> offered) {
    return new Fault(
        "boot-override",
        "not-offered",
        "the server cannot boot from %s as wanted. %s"
            .formatted(OperationWords.word(asked.device()), String.join("; ", notes)),
        offered.contains(OperationWords.word(asked.device())) ? List.of() : List.copyOf(offered));
  }

  private static String said(BootOverride.State state) {
    if (state.device() == BootOverride.Device.NONE) return "as the boot order says";
    var lasting =
        switch (state.duration()) {
          case ONCE -> "once";
          case CONTINUOUS -> "every time";
        };
    var mode =
        switch (state.mode()) {
          case UNCHANGED -> "";
          case UEFI -> ", UEFI";
          case LEGACY -> ", legacy";
        };
    return OperationWords.word(state.device()) + ", " + lasting + mode;
  }
}
