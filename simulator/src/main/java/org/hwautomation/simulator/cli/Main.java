package org.hwautomation.simulator.cli;

import static org.slf4j.Logger.ROOT_LOGGER_NAME;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// What `./hwa simulate` starts.
public final class Main {

  private Main() {}

  public static void main(String... args) {
    // Netty's DEBUG lines are nobody's business here.
    if (LoggerFactory.getLogger(ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    System.exit(new CommandLine(new SimulateCommand()).execute(args));
  }
}
