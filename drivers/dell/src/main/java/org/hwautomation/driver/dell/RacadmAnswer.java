package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;

/// What racadm printed. It is judged by its message codes: the exit status is not to be trusted
/// (vendor-tools.md).
record RacadmAnswer(Where where, String output) {

  /// The value was taken and waits.
  static final String PENDING = "RAC1017";

  /// A job was scheduled.
  static final String SCHEDULED = "RAC1024";

  private static final Pattern JOB = Pattern.compile("\\bJID_\\d+\\b");
  private static final Pattern ERROR = Pattern.compile("(?m)^\\s*ERROR:?\\s*(.*)$");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,4}\\d{3,5}\\b");
  private static final Pattern LOGIN = Pattern.compile("(?i)login fail|invalid (user|credential)");
  private static final Pattern CONNECT = Pattern.compile("(?i)unable to connect");

  boolean says(String code) {
    return Pattern.compile("\\b" + code + "\\b").matcher(output).find();
  }

  Optional<String> job() {
    return JOB.matcher(output).results().map(found -> found.group()).findFirst();
  }

  /// @throws RedfishException when the code that means success is not there
  RacadmAnswer mustSay(String code) {
    if (says(code)) return this;
    throw new RedfishException(failure());
  }

  private Failure failure() {
    var error = ERROR.matcher(output);
    if (!error.find()) {
      return new Failure.BadAnswer(where, "racadm said neither success nor error", Effect.UNKNOWN);
    }
    var text = error.group(1).strip();
    if (LOGIN.matcher(text).find()) {
      return new Failure.Unauthenticated(
          new Where(where.endpoint() + " (racadm)", where.method(), "login"), List.of());
    }
    if (CONNECT.matcher(text).find()) return new Failure.Unreachable(where, text);
    var code = CODE.matcher(text);
    var id = code.find() ? code.group() : "racadm";
    return new Failure.RejectedByValidation(
        where, 0, List.of(new Message(id, text, List.of(), "", List.of(), "")));
  }
}
