package org.hwautomation.driver.standard.ipmi;

import java.util.List;
import java.util.regex.Pattern;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.Where;
import org.hwautomation.redfish.message.Message;

/// What ipmitool's last words mean. Its exit status is 1 whatever happened.
final class IpmiFailures {

  /// A wrong password is told by the key exchange alone, and only with `-v`.
  private static final Pattern LOGIN_REFUSED =
      Pattern.compile("RAKP \\d (HMAC|message has invalid)|unauthorized name|invalid role");

  private static final Pattern NO_SESSION =
      Pattern.compile("Unable to establish|Error issuing Get Channel Authentication");

  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile("Invalid command|Invalid data field|Parameter out of range");

  private static final Pattern BUSY =
      Pattern.compile("Node busy|initialization in progress|not supported in present state");

  private IpmiFailures() {}

  static Failure of(Where where, IpmiAccess access, String output) {
    if (LOGIN_REFUSED.matcher(output).find()) {
      return new Failure.Unauthenticated(
          new Where(where.endpoint() + " (IPMI)", where.method(), "login"), List.of());
    }
    if (output.contains("invalid authentication algorithm")
        || output.contains("no matching cipher suite")) {
      return new Failure.Unreachable(
          where, "the BMC does not take IPMI cipher suite " + access.cipherSuite());
    }
    if (output.isEmpty() || NO_SESSION.matcher(output).find()) {
      return new Failure.Unreachable(where, "IPMI: " + lastLine(output));
    }
    var said =
        List.of(new Message("Ipmi.CompletionCode", lastLine(output), List.of(), "", List.of(), ""));
    if (output.contains("Insufficient privilege")) return new Failure.Forbidden(where, said);
    if (BUSY.matcher(lastLine(output)).find()) return new Failure.Busy(where, null, said);
    if (UNKNOWN_COMMAND.matcher(lastLine(output)).find()) {
      return new Failure.NotSupported(where, said);
    }
    return new Failure.BadAnswer(where, lastLine(output), Effect.UNKNOWN);
  }

  private static String lastLine(String output) {
    return output.isEmpty() ? "no answer" : output.substring(output.lastIndexOf('\n') + 1);
  }
}
