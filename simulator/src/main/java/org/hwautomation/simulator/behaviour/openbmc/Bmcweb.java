package org.hwautomation.simulator.behaviour.openbmc;

import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.exchange.ErrorStyle;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.EtagStyle;

/// What bmcweb, OpenBMC's web server, does in its own way (fact book 7).
public final class Bmcweb {

  /// `http-body-limit` as upstream has it.
  private static final long BODY_LIMIT_BYTES = 30L << 20;

  private Bmcweb() {}

  /// A task's monitor says once that it ended; tasks are forgotten when the BMC restarts.
  public static Traits traits() {
    var standard = Traits.standard();
    var restart = standard.restart();
    return standard
        .withEtag(EtagStyle.STRONG_HEX)
        .withErrors(new ErrorStyle("Base.1.19", ErrorStyle.Wording.FULL, ErrorStyle.Shape.ARRAY))
        .withLogin(
            new Traits.Login(
                64,
                Duration.ofSeconds(1800),
                1800,
                503,
                "",
                Duration.ZERO,
                Traits.Login.Basic.ADVERTISED))
        .withRestart(
            new Traits.Restart(
                Duration.ofSeconds(5),
                Duration.ofSeconds(90),
                Duration.ZERO,
                Duration.ofSeconds(10),
                restart.strayUnauthorized(),
                true))
        .withTasks(
            new Traits.Tasks(
                Traits.Tasks.Monitor.ONCE, Duration.ofHours(24), Traits.Tasks.Location.MONITOR))
        .withUploads(new Traits.Uploads(BODY_LIMIT_BYTES, Traits.Uploads.Chunked.ACCEPTED));
  }

  /// New instances for one machine.
  public static List<Behaviour> live() {
    return List.of(new BmcwebLogin(), new BmcwebUpdate(), new BmcwebMedia());
  }
}
