package org.hwautomation.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.hwautomation.cli.client.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Forgets the service and its token.
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    description = "Forgets the service and its token.")
final class LogoutCommand implements Callable<Integer> {

  @Mixin ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() throws IOException {
    Account.forget();
    service.line("Forgotten.");
    return 0;
  }
}
