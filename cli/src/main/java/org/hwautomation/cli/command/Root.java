package org.hwautomation.cli.command;

import picocli.CommandLine.Command;

/// All commands that talk to a service.
@Command(
    name = "hwa",
    mixinStandardHelpOptions = true,
    version = "HWAutomation 0.1.0",
    description = "Talks to a running HWAutomation service.",
    footer = {
      "",
      "The service is named by --url, HWA_URL or 'hwa login'; the token comes from HWA_TOKEN or 'hwa login'.",
      "Exit status: 0 done, 1 failed, 2 wrong usage, 3 not allowed, 4 not found, 5 service unreachable, 6 conflict,",
      "7 a job that was waited for did not succeed."
    },
    subcommands = {
      LoginCommand.class,
      LogoutCommand.class,
      ServerCommand.class,
      BiosCommand.class,
      DiscoverCommand.class,
      ProvisionCommand.class,
      JobCommand.class,
      OrderCommand.class,
      WindowCommand.class,
      DeviceTypeCommand.class,
      FirmwareCommand.class,
      UserCommand.class,
      AuditCommand.class
    })
public final class Root {}
