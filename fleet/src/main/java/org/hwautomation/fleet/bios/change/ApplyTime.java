package org.hwautomation.fleet.bios.change;

import java.time.Instant;
import java.util.Optional;
import org.hwautomation.fleet.window.WindowChoice;

/// When a BIOS change is put into force. Every way but [NextReset] and [StageOnly] restarts the
/// host.
public sealed interface ApplyTime {

  ApplyTime NOW = new Now();

  /// Before this moment its job does not begin; empty = as soon as its turn comes.
  default Optional<Instant> notBefore() {
    return switch (this) {
      case At(var from, var _) -> Optional.of(from);
      case Now _, NextWindow _, NextReset _, StageOnly _ -> Optional.empty();
    };
  }

  /// `in window night`
  default String words() {
    return switch (this) {
      case Now _ -> "now, with a restart of the host";
      case At(var from, var until) ->
          "from " + from + until.map(end -> ", nothing begun after " + end).orElse("");
      case NextWindow(var window) ->
          window
              .name()
              .map(name -> "in window " + name)
              .orElse("in the window that covers the server");
      case NextReset _ -> "when somebody restarts the host";
      case StageOnly _ -> "only left waiting in the BMC";
    };
  }

  /// As soon as the server's turn comes.
  record Now() implements ApplyTime {}

  /// @param from not before this moment
  /// @param until nothing is begun and no host is restarted after this moment; empty = no end
  record At(Instant from, Optional<Instant> until) implements ApplyTime {}

  /// In the next opening of a window, or in the present one. Nothing is begun and no host is
  /// restarted while it is closed: what is not done then goes on in the opening after it.
  record NextWindow(WindowChoice window) implements ApplyTime {}

  /// Put into the BMC now; the job waits until somebody restarts the host and then reads back.
  record NextReset() implements ApplyTime {}

  /// Put into the BMC now and left there: the job ends when the BMC has it.
  record StageOnly() implements ApplyTime {}
}
